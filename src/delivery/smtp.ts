import { createTransport } from 'nodemailer';
import type { WrittenMail } from '../notices/mail.js';

/** Sends mails; throws `Undeliverable` where trying again is of no use, and anything else otherwise. */
export type Transport = { send(mail: WrittenMail): Promise<void>; close(): void };

/** The server took the mail not and never will, such as of an address that is none. */
export class Undeliverable extends Error {
  override name = 'Undeliverable';
}

const SECOND = 1000;
/** Longest a server may be silent; all of them together stay below the time a mail is taken for. */
const timeouts = {
  connectionTimeout: 10 * SECOND,
  greetingTimeout: 10 * SECOND,
  socketTimeout: 30 * SECOND,
};

/** How many mails are sent at once. */
export const CONNECTIONS = 4;

/** A transport by SMTP to the server at an address, which may have a user and a password in it. */
export function smtpTransport(url: string, from: string): Transport {
  const transport = createTransport({
    ...{ url, ...timeouts },
    ...{ pool: true, maxConnections: CONNECTIONS, maxMessages: 100 },
    // What was perhaps sent is not sent again here: the outbox decides that.
    maxRequeues: 0,
    // Nothing that was written into a mail makes it read files or call other hosts.
    ...{ disableFileAccess: true, disableUrlAccess: true },
  });
  return {
    async send({ calendar, ...mail }) {
      const attachments =
        calendar === null
          ? []
          : [
              {
                filename: 'gira.ics',
                content: calendar,
                contentType: 'text/calendar; charset=utf-8',
              },
            ];
      try {
        await transport.sendMail({ ...mail, from, attachments });
      } catch (error) {
        throw isFinal(error) ? new Undeliverable(reasonOf(error)) : new Error(reasonOf(error));
      }
    },
    close: () => transport.close(),
  };
}

/** The server refused the receiver or the message for good (RFC 5321, 4.2.1), and not the sender. */
function isFinal(error: unknown): boolean {
  const { responseCode, code, command } = error as {
    responseCode?: number;
    code?: string;
    command?: string;
  };
  if (responseCode === undefined || responseCode < 500 || command === 'MAIL FROM') return false;
  return code === 'EENVELOPE' || code === 'EMESSAGE';
}

/** What the server said, on one line and without what it may know of us. */
function reasonOf(error: unknown): string {
  const { code, response, message } = error as {
    code?: string;
    response?: string;
    message: string;
  };
  if (code === 'EAUTH') return 'The mail server did not take the user and password of SMTP_URL.';
  const said = (response ?? message).replace(/[\p{Cc}\s]+/gu, ' ').slice(0, 300);
  return response === undefined ? `The mail server was not reached: ${said}` : said;
}
