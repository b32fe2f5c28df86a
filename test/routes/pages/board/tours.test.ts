import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { projectFile } from '../../../../src/project-files.js';
import { onBoard } from '../../../support/board.js';
import { writing } from '../../../support/tours.js';

/** The words that stand where a tour may stand, in the addresses of all pages. */
function wordsBesideTours(): string[] {
  const folder = projectFile('src/routes/pages');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const texts = files.filter(file => file.endsWith('.ts')).map(file => join(folder, file));
  const words = texts.flatMap(file =>
    [...readFileSync(file, 'utf8').matchAll(/'\/board\/([a-z][a-z-]*)/g)].map(([, word]) => word!),
  );
  return [...new Set(words)].sort();
}

t.test('a tour has its board, whatever it is called', async t => {
  const app = await onBoard(t);
  const { add } = writing(app);
  const words = wordsBesideTours();
  t.ok(words.includes('speakers'));
  for (const title of words) {
    const { slug } = await add('/tours', { title, status: 'published' });
    const { status, text } = await app.visitor.get(`/board/${slug}`);
    t.equal(status, 200);
    t.match(text, `<h1>${title}</h1>`);
  }
});
