import { catalogue } from './catalogue.js';

/** Signing in and out. */
export const signInWords = catalogue(
  {
    title: 'Sign in',
    intro:
      'For coordinators and local chapters. To follow a tour you need no key: its calendars are for everybody.',
    key: 'Your key',
    keyHint:
      'It begins with gira_, and was shown when it was made. Lost it? A coordinator makes a new one, or sends you a sign-in link.',
    submit: 'Sign in',
    needed: 'Sign in to go on',
    ended: 'Your session has ended. Nothing that you typed is lost: sign in, and send it.',
    kept: 'What you typed is kept, and comes after you have signed in.',
    linkTitle: 'Sign in by this link',
    linkText: 'It works once. You stay signed in on this device for 30 days.',
    linkButton: 'Sign in',
    signedIn: 'You are signed in',
    resume: 'Here is what you typed before. Send it, or leave it.',
    resumeSend: 'Send it now',
    resumeLeave: 'Leave it',
    signOutTitle: 'Sign out',
    signOutHere: 'Sign out on this device',
    signOutAll: 'Sign out everywhere',
    signOutAllHint: 'Ends every session of this key, on all devices. The key itself stays valid.',
    signedOut: 'You are signed out.',
    signedOutAll: 'You are signed out on all devices.',
  },
  {
    title: 'Entrar',
    intro:
      'Para coordinadoras, coordinadores y grupos locales. Para seguir una gira no necesitas clave: sus calendarios son para todo el mundo.',
    key: 'Tu clave',
    keyHint:
      'Empieza por gira_ y se mostró cuando se creó. ¿La has perdido? La coordinación crea otra, o te manda un enlace para entrar.',
    submit: 'Entrar',
    needed: 'Entra para seguir',
    ended: 'Tu sesión ha terminado. No se ha perdido nada de lo que escribiste: entra y envíalo.',
    kept: 'Lo que escribiste se conserva, y aparece cuando hayas entrado.',
    linkTitle: 'Entrar con este enlace',
    linkText: 'Sirve una sola vez. Tu sesión queda abierta en este aparato durante 30 días.',
    linkButton: 'Entrar',
    signedIn: 'Has entrado',
    resume: 'Esto es lo que escribiste antes. Envíalo o déjalo.',
    resumeSend: 'Enviarlo ahora',
    resumeLeave: 'Dejarlo',
    signOutTitle: 'Salir',
    signOutHere: 'Salir en este aparato',
    signOutAll: 'Salir en todas partes',
    signOutAllHint:
      'Termina todas las sesiones de esta clave, en todos los aparatos. La clave sigue siendo válida.',
    signedOut: 'Has salido.',
    signedOutAll: 'Has salido en todos los aparatos.',
  },
);
