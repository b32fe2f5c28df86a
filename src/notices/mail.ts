import type { Language } from '../domain/date-words.js';
import type { DueMail } from '../domain/notices/due-mail.js';
import { oneLine } from '../feeds/text.js';

/** A mail as it is handed to whoever sends it. */
export type WrittenMail = {
  to: string;
  subject: string;
  text: string;
  /** By which receivers know a repetition (RFC 5322, 3.6.4). */
  messageId: string;
  headers: Record<string, string>;
  calendar: string | null;
};

/** The host in what identifies a mail; for subscribers, where they stop it, and what they follow. */
export type MailLinks = {
  feedHost: string;
  subscriber: { page: string; calendar: string } | null;
};

const words = {
  en: {
    question: 'Please confirm: mails about changes',
    asked: (calendar: string) =>
      `Somebody, probably you, asked for a mail whenever something changes in “${calendar}”.\n\n` +
      'If that was you, confirm it here:',
    ignore: 'If it was not you, do nothing: no other mail will come.',
    why: (calendar: string) => `You asked for these mails about “${calendar}”. To stop them:`,
  },
  es: {
    question: 'Por favor, confirma: correos sobre cambios',
    asked: (calendar: string) =>
      `Alguien, probablemente tú, pidió un correo cada vez que cambie algo en «${calendar}».\n\n` +
      'Si fuiste tú, confírmalo aquí:',
    ignore: 'Si no fuiste tú, no hagas nada: no llegará ningún otro correo.',
    why: (calendar: string) =>
      `Pediste estos correos sobre «${calendar}». Para dejar de recibirlos:`,
  },
} as const satisfies Record<Language, unknown>;

/** Headers that say that no person wrote it, so that nobody's machine answers it (RFC 3834). */
const automatic = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' };

/** A mail in plain text: what is told, or the question whether somebody wants to be told. */
export function writtenMail(mail: DueMail, { feedHost, subscriber }: MailLinks): WrittenMail {
  const { id, address: to, notice, language } = mail;
  const say = words[language];
  const letter = { to, messageId: `<${id}@${feedHost}>` };
  if (notice === null) {
    const { page, calendar } = subscriber!;
    const text = `${say.asked(calendar)}\n${page}\n\n${say.ignore}\n`;
    return { ...letter, subject: say.question, text, headers: automatic, calendar: null };
  }
  const { subject, text } = notice.texts[language];
  const foot = subscriber && `\n-- \n${say.why(subscriber.calendar)}\n${subscriber.page}\n`;
  return {
    ...letter,
    ...{ subject: oneLine(subject), text: text + (foot ?? ''), calendar: notice.calendar },
    headers: { ...automatic, ...(subscriber && leaving(subscriber.page)) },
  };
}

/** How mail programs offer to stop it with one click (RFC 8058). */
function leaving(page: string): Record<string, string> {
  return {
    'List-Unsubscribe': `<${page}/unsubscription>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
}
