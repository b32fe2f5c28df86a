import { isSameDigest, signatureUnder } from './secret.js';

const FORM = /^gira_mail_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})_([\w-]{43})$/;

/**
 * The token with which a subscriber confirms and leaves: signed with the secret of the installation
 * (HMAC-SHA-256, RFC 2104), so that nothing of it is stored.
 */
export function signMailLink(subscription: string, secret: string): string {
  const head = `gira_mail_${subscription}`;
  return `${head}_${signatureUnder(head, secret)}`;
}

/** The subscription of a token, or null where it is none or was not signed by the secret. */
export function readMailLink(token: string, secret: string): string | null {
  const [, subscription, given] = FORM.exec(token) ?? [];
  if (subscription === undefined || given === undefined) return null;
  const isOurs = isSameDigest(signatureUnder(`gira_mail_${subscription}`, secret), given);
  return isOurs ? subscription : null;
}
