import t, { type Test } from 'tap';
import { KEY } from '../../../support/app.js';
import { type OnBoard, onBoard } from '../../../support/board.js';
import { embeddedStore } from '../../../support/databases.js';
import { listening, readStreamWith } from '../../../support/event-stream.js';
import { signedIn, type Visitor } from '../../../support/page-visitor.js';

/** A coordinator of the tour in a browser, with their key. */
async function coordinatorOf({ as, app }: OnBoard, label: string) {
  const body = { role: 'coordinator', tours: ['labor-tour'], label };
  const { id, key } = (await as('coordinator')('POST', '/api/v1/keys', body)).json;
  return { id: id as string, key: key as string, visitor: await signedIn(app, key) };
}
type Coordinator = Awaited<ReturnType<typeof coordinatorOf>>;

const signOut = async (visitor: Visitor, fields = {}) => {
  await visitor.get('/sign-out');
  await visitor.submit('/sign-out', fields);
};

/** What ends a session, by who does it. */
const ends: Record<string, (onFile: OnBoard, who: Coordinator) => Promise<unknown>> = {
  'who reads it signs out in another tab': (_, { visitor }) => signOut(visitor),
  'they sign out everywhere in another browser': async ({ app }, { key }) =>
    signOut(await signedIn(app, key), { everywhere: 'true' }),
  'their key ends all sessions that came from it': ({ as }, { key }) =>
    as({ key })('DELETE', '/api/v1/sign-ins?everywhere=true'),
  'somebody revokes their key': ({ as }, { id }) =>
    as('coordinator')('DELETE', `/api/v1/keys/${id}`),
};

t.test('a stream of the board ends with the session of its reader, and of nobody else', async t => {
  // An app of its own, which ends with the test: others do not listen.
  const onFile = await onBoard(t, {}, { store: await embeddedStore(t) });
  const url = `${await listening(onFile.app)}${onFile.board}/stream`;
  const read = async (t: Test, { cookies }: Visitor) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return readStreamWith(t, url, { cookie });
  };
  const other = await read(t, await signedIn(onFile.app, KEY));
  t.equal((await other.next())!.event, 'here');
  for (const [how, end] of Object.entries(ends)) {
    await t.test(`when ${how}`, async t => {
      const who = await coordinatorOf(onFile, how);
      const cookies = new Map(who.visitor.cookies);
      const reading = await read(t, who.visitor);
      t.equal((await reading.next())!.event, 'here');
      await end(onFile, who);
      const path = `/api/v1/events/${onFile.evening}`;
      await onFile.as('coordinator')('PATCH', path, { title: how }, { 'if-match': '*' });
      t.equal(await reading.next(), null, 'of what comes then nothing is told');
      who.visitor.cookies.clear();
      for (const [name, value] of cookies) who.visitor.cookies.set(name, value);
      const again = await read(t, who.visitor);
      t.match([again.status, again.headers.get('location')], [303, /^\/sign-in\?ended/]);
      const text = `coordinator: event “${how}”`;
      t.match(await other.next(), { event: 'change', data: { text } }, 'it is told once');
    });
  }
});

t.test(
  'it begins by telling whether something was just written, which the page may lack',
  async t => {
    const onFile = await onBoard(t, {}, { store: await embeddedStore(t) });
    const url = `${await listening(onFile.app)}${onFile.board}/stream`;
    const cookie = [...onFile.visitor.cookies]
      .map(([name, value]) => `${name}=${value}`)
      .join('; ');
    const first = async () => (await (await readStreamWith(t, url, { cookie })).next())!;
    t.match(await first(), { event: 'here', data: { isRecent: true } });
    onFile.clock.now = new Date(onFile.clock.now.getTime() + 60_000);
    t.match(await first(), { event: 'here', data: { isRecent: false } });
  },
);
