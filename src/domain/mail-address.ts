import { Type } from 'typebox';

/** Longest address that can be delivered to (RFC 5321, 4.5.3.1.3, without the angle brackets). */
const MAX_MAIL_ADDRESS = 254;

const LOCAL = "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}";
const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const ADDRESS = `${LOCAL}@${LABEL}(?:\\.${LABEL})+`;

/** An address as people have them: no quotes, comments or line breaks, a host with a dot. */
export const MailAddress = Type.String({
  maxLength: MAX_MAIL_ADDRESS,
  pattern: `^${ADDRESS}$`,
  description: 'A mail address, as name@host.example.',
});

/** The first mail address in a text, such as whom to ask at a venue; null where there is none. */
export function mailAddressIn(text: string | null): string | null {
  const found = text === null ? null : new RegExp(ADDRESS).exec(text);
  return found && found[0].length <= MAX_MAIL_ADDRESS ? found[0] : null;
}

/** An address as others may see it: `m…@union.example`. */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, 1)}…${address.slice(at)}`;
}
