import type { FastifyBaseLogger } from 'fastify';
import type { Config } from '../config.js';
import type { Store } from '../store/store.js';
import { startCourier } from './courier.js';
import { makeNotices, type Sender } from './make-notices.js';
import { sendMails } from './send-mails.js';
import { smtpTransport } from './smtp.js';

/** What a node delivers for, and by what. */
export type Delivery = Sender & Pick<Config, 'smtpUrl' | 'mailFrom'> & { now?: () => Date };

/**
 * Delivers, as long as the server runs, what is to be told to whom: notices are made of what was
 * changed, and mailed where there is a mail server. Gives what ends it.
 */
export function startDelivery(
  store: Store,
  { publicUrl, feedHost, smtpUrl, mailFrom, now = () => new Date() }: Delivery,
  log: FastifyBaseLogger,
): { close(): Promise<void> } {
  const sender = { publicUrl, feedHost };
  const notices = startCourier(
    store,
    { name: 'making notices', run: async () => makeNotices(store, sender).then(() => null) },
    { now, log },
  );
  if (smtpUrl === null) return notices;
  const transport = smtpTransport(smtpUrl, mailFrom ?? usualFrom(publicUrl));
  const run = () => sendMails(store, { sender, transport, now });
  const mails = startCourier(store, { name: 'sending mails', run }, { now, log });
  return {
    async close() {
      await Promise.all([notices.close(), mails.close()]);
      transport.close();
    },
  };
}

/** A host that is a number has no mail. */
function usualFrom(publicUrl: string): string {
  const { hostname } = new URL(publicUrl);
  const isNumber = /^\[|^[\d.]+$/.test(hostname);
  return `Gira <gira@${isNumber ? 'localhost' : hostname}>`;
}
