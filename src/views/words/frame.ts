import { catalogue } from './catalogue.js';

/** What stands around every page. */
export const frameWords = catalogue(
  {
    skip: 'Skip to the content',
    menu: 'Menu',
    tours: 'Tours',
    register: 'Register an evening',
    request: 'Ask for a stop',
    board: 'Board',
    settings: 'Settings',
    signIn: 'Sign in',
    signOut: 'Sign out',
    signedIn: (label: string) => `Signed in: ${label}`,
    otherLanguage: 'Español',
    about: 'Gira: calendars of speaking tours.',
    documentation: 'API',
    rules: 'Rules',
    allEvents: 'Calendar of all tours',
    formAgain: 'Look over what you typed',
    formAgainText:
      'This form was opened in an earlier session. Nothing was stored yet, and nothing that you typed is lost: look it over, and send it again.',
    formAgainSend: 'Send it again',
    foreignForm: 'This form is not ours',
    foreignFormText:
      'It was sent from another site. Nothing was stored. Open the page here, and send it from there.',
    notForYou: 'This is not for you to do',
    notFound: 'There is nothing at this address',
    notFoundText:
      'It may be mistyped, or what was here is no longer public. From here you find every tour:',
    allTours: 'All tours',
    wrong: 'That did not work',
    back: 'Back',
    tryAgain: 'Try again in a few seconds; nothing was stored.',
    required: 'required',
    optional: 'optional',
    formWrong: (count: number) =>
      count === 1 ? 'One thing needs another look' : `${count} things need another look`,
    suggestions: 'Did you mean',
  },
  {
    skip: 'Ir al contenido',
    menu: 'Menú',
    tours: 'Giras',
    register: 'Registrar un acto',
    request: 'Pedir una visita',
    board: 'Tablero',
    settings: 'Ajustes',
    signIn: 'Entrar',
    signOut: 'Salir',
    signedIn: (label: string) => `Sesión de ${label}`,
    otherLanguage: 'English',
    about: 'Gira: calendarios de giras de ponentes.',
    documentation: 'Documentación de la API',
    rules: 'Reglas',
    allEvents: 'Calendario de todas las giras',
    formAgain: 'Revisa lo que escribiste',
    formAgainText:
      'Este formulario se abrió en una sesión anterior. Aún no se ha guardado nada, y no se ha perdido nada de lo que escribiste: revísalo y envíalo de nuevo.',
    formAgainSend: 'Enviarlo de nuevo',
    foreignForm: 'Este formulario no es nuestro',
    foreignFormText:
      'Se envió desde otro sitio. No se ha guardado nada. Abre la página aquí y envíalo desde ella.',
    notForYou: 'Esto no te corresponde a ti',
    notFound: 'No hay nada en esta dirección',
    notFoundText:
      'Puede que esté mal escrita, o que lo que había ya no sea público. Desde aquí encuentras todas las giras:',
    allTours: 'Todas las giras',
    wrong: 'Eso no ha funcionado',
    back: 'Volver',
    tryAgain: 'Inténtalo de nuevo en unos segundos; no se ha guardado nada.',
    required: 'obligatorio',
    optional: 'opcional',
    formWrong: (count: number) =>
      count === 1 ? 'Hay una cosa que revisar' : `Hay ${count} cosas que revisar`,
    suggestions: 'Quizás querías decir',
  },
);
