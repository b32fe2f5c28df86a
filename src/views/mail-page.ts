import type { Language } from '../domain/date-words.js';
import { maskedAddress } from '../domain/mail-address.js';
import { type Html, html } from './html.js';
import { document } from './page.js';

/** What the page behind the link in a mail is about. */
export type MailPage = {
  state: 'asked' | 'told' | 'left' | 'unknown';
  /** The calendar's address, and whom it is mailed to; null where nothing of it is left. */
  about: { calendar: string; email: string } | null;
  language: Language;
  /** The address of the page. */
  address: string;
  stylesheet: string;
};

const words = {
  en: {
    asked: 'Do you want mails about changes?',
    told: 'You get mails about changes',
    left: 'You get no more mails',
    unknown: 'This link leads nowhere',
    unknownText: 'It may have been cut on its way. Copy the whole of it from the mail.',
    leftText: 'Your address is erased. If you want mails again, ask for them anew.',
    about: 'Calendar',
    to: 'Mailed to',
    confirm: 'Yes, write to me',
    leave: 'Stop these mails',
  },
  es: {
    asked: '¿Quieres correos sobre los cambios?',
    told: 'Recibes correos sobre los cambios',
    left: 'Ya no recibirás más correos',
    unknown: 'Este enlace no lleva a ninguna parte',
    unknownText: 'Puede que se cortara por el camino. Cópialo entero del correo.',
    leftText: 'Tu dirección está borrada. Si quieres correos de nuevo, vuelve a pedirlos.',
    about: 'Calendario',
    to: 'Se envían a',
    confirm: 'Sí, escríbanme',
    leave: 'Dejar de recibirlos',
  },
} as const;

/** The page where somebody confirms that they want mails, and where they stop them. */
export function mailPage({ state, about, language, address, stylesheet }: MailPage): string {
  const say = words[language];
  const body = html`<main>
<h1>${say[state]}</h1>
${
  about &&
  html`<p>${say.about}: <a href="${about.calendar}">${about.calendar}</a></p>
<p>${say.to}: ${maskedAddress(about.email)}</p>`
}
${state === 'unknown' && html`<p>${say.unknownText}</p>`}
${state === 'left' && html`<p>${say.leftText}</p>`}
${state === 'asked' && button(`${address}/confirmation`, say.confirm)}
${state === 'told' && button(`${address}/unsubscription`, say.leave)}
</main>`;
  return document({ language, title: say[state], body, className: 'sheets' }, stylesheet);
}

function button(action: string, label: string): Html {
  return html`<form method="post" action="${action}"><button type="submit">${label}</button></form>`;
}
