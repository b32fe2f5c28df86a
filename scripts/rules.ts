// npm run rules -- [--check]: writes src/domain/conflicts/README.md, or fails where it is not up to date.
import { run } from '../src/run.js';
import { rulesMarkdown } from '../src/views/rules.js';
import { writeGenerated } from './generated.js';

await run(async () => {
  writeGenerated('src/domain/conflicts/README.md', rulesMarkdown(), 'npm run rules');
  return 0;
});
