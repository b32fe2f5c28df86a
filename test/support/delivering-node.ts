// A process that delivers as a node does, all that is due at each instant that it is told.
import { makeNotices } from '../../src/delivery/make-notices.js';
import { sendMails } from '../../src/delivery/send-mails.js';
import { smtpTransport } from '../../src/delivery/smtp.js';
import { openStore } from '../../src/store/open.js';

const [databaseUrl, mailServer] = process.argv.slice(2) as [string, string];
const store = await openStore({ databaseUrl, dataDir: '' });
const sender = { publicUrl: 'https://gira.test', feedHost: 'gira.test' };
const transport = smtpTransport(mailServer, 'Gira <gira@gira.test>');
process.on('message', async (instant: number) => {
  await makeNotices(store, sender);
  await sendMails(store, { sender, transport, now: () => new Date(instant) });
  process.send!('done');
});
process.send!('ready');
