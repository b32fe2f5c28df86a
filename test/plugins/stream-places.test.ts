import t from 'tap';
import { Refusal } from '../../src/domain/refusals.js';
import { streamPlaces } from '../../src/plugins/stream-places.js';

t.test('each has some places, all together have more, and what is left is free again', async t => {
  const places = streamPlaces(3, 2);
  const codeOf = (whose: string) => {
    const found = places.take(whose);
    return found instanceof Refusal ? found.code : found;
  };
  const leave = codeOf('ana') as () => void;
  t.type(leave, 'function');
  t.type(codeOf('ana'), 'function');
  t.equal(codeOf('ana'), 'too-many-requests');
  t.type(codeOf('bo'), 'function');
  t.equal(codeOf('bo'), 'no-stream-left');
  leave();
  t.type(codeOf('bo'), 'function');
  t.equal(codeOf('bo'), 'too-many-requests');
});
