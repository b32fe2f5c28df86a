import t from 'tap';
import { startScript } from './support/scripts.js';

t.test('what nobody caught ends the server with one line, without what people sent', async t => {
  for (const fault of [
    'throw error',
    'Promise.reject(error)',
    'setImmediate(() => { throw error })',
  ]) {
    const script = `
      const { tellLastWords } = await import('./src/last-words.js');
      tellLastWords();
      const cause = Object.assign(new Error('inner'), { detail: 'top-secret' });
      const error = Object.assign(new Error('Failed query: select $1\\nparams: top-secret', { cause }), {
        params: ['top-secret'],
      });
      ${fault};
      setInterval(() => {}, 1000);`;
    const { code, stderr } = await startScript(t, script).ended;
    t.equal(code, 1);
    t.notMatch(stderr, /top-secret/);
    const { err, level, msg } = JSON.parse(stderr);
    t.match({ level, msg }, { level: 60, msg: 'a fault that nobody caught' });
    t.match(err, { message: 'Failed query: select $1', cause: { message: 'inner' } });
  }
});
