// A process that delivers as a node does, by a clock that runs sixty times as fast.
import { makeNotices } from '../../src/delivery/make-notices.js';
import { sendMails } from '../../src/delivery/send-mails.js';
import { smtpTransport } from '../../src/delivery/smtp.js';
import { openStore } from '../../src/store/open.js';

const [databaseUrl, mailServer, epoch] = process.argv.slice(2) as [string, string, string];
const store = await openStore({ databaseUrl, dataDir: '' });
const sender = { publicUrl: 'https://gira.test', feedHost: 'gira.test' };
const transport = smtpTransport(mailServer, 'Gira <gira@gira.test>');
const now = () => new Date(Number(epoch) + (Date.now() - Number(epoch)) * 60);
process.send?.('ready');
for (;;) {
  await makeNotices(store, sender);
  await sendMails(store, { sender, transport, now });
  await new Promise(resolve => setTimeout(resolve, 20));
}
