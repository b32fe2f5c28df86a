import { once } from 'node:events';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import type { Test } from 'tap';
import { freePort } from '../../scripts/bench/free-port.js';

/** A mail as it arrived: who it is to, and what a mail program makes of it. */
export type Arrived = ParsedMail & { receiver: string; raw: string };

/** A mail server that keeps what it takes. Say what it does with each receiver, or stop it. */
export type MailServer = {
  url: string;
  arrived: Arrived[];
  /** What it answers to a receiver before it takes a mail; throw what it refuses with. */
  judge: (receiver: string) => void | Promise<void>;
  stop(): Promise<void>;
};

/** A refusal by SMTP: 4xx is for now, 5xx for good. */
export function refusing(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

/** Starts a real mail server on a free port, or on one that it had before. */
export async function startMailServer(t: Test, given?: number): Promise<MailServer> {
  const port = given ?? (await freePort());
  const arrived: Arrived[] = [];
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    authOptional: true,
    logger: false,
    // Whoever sends keeps connections open for a while: nobody waits for them.
    closeTimeout: 100,
    async onRcptTo({ address }, _session, done) {
      try {
        await mailServer.judge(address);
        done();
      } catch (error) {
        done(error as Error);
      }
    },
    async onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      for await (const chunk of stream) chunks.push(chunk as Buffer);
      const raw = Buffer.concat(chunks).toString();
      arrived.push({
        ...(await simpleParser(raw)),
        ...{ raw, receiver: envelope.rcptTo.map(({ address }) => address).join() },
      });
      done();
    },
  });
  server.on('error', () => {});
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  let isStopped = false;
  const stop = async () => {
    if (isStopped) return;
    isStopped = true;
    await new Promise<void>(resolve => server.close(resolve));
  };
  t.teardown(stop);
  const mailServer: MailServer = {
    ...{ url: `smtp://127.0.0.1:${port}`, arrived, stop },
    judge: () => {},
  };
  return mailServer;
}
