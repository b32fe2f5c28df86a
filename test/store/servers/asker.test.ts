import t from 'tap';
import { Asker } from '../../../src/store/servers/asker.js';
import { serverDatabase } from '../../support/databases.js';
import { pauseProcess } from '../../support/pause.js';
import { readState } from '../../support/state.js';

const skip = readState().missing ?? false;

t.test('a pause of the own process is no server that does not answer', { skip }, async t => {
  const asker = new Asker((await serverDatabase(t))!, false);
  t.teardown(() => asker.close());
  await asker.ask();
  const asked = asker.ask();
  pauseProcess(4000);
  t.match(await asked, { isReplica: false });
});
