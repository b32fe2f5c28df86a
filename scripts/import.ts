// npm run import -- FILE [--year Y] [--tour TITLE] [--country CC]… [--answer LINE=CITY]… [--commit]
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readConfig } from '../src/config.js';
import { Refusal } from '../src/domain/refusals.js';
import { type ImportRequest, importAnnouncement } from '../src/operations/import-announcement.js';
import { run } from '../src/run.js';
import { openStore } from '../src/store/open.js';
import { importReport } from '../src/views/import-report.js';
import { readOptions, UsageError } from './usage.js';

const usage =
  'npm run import -- FILE [--year 2013] [--tour TITLE] [--country US]... [--answer 5="Vancouver, BC"]... [--draft] [--json] [--commit]';
const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const several = { type: 'string', multiple: true } as const;

await run(async () => {
  const options = { year: text, tour: text, country: several, answer: several };
  const flags = { draft: flag, json: flag, commit: flag };
  const { values, positionals } = readOptions(usage, () =>
    parseArgs({ allowPositionals: true, options: { ...options, ...flags } }),
  );
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new UsageError('Name one file.', usage);
  const request: ImportRequest = {
    text: readFileSync(file === '-' ? 0 : file, 'utf8'),
    ...(values.year !== undefined && { year: Number(values.year) }),
    ...(values.tour !== undefined && { title: values.tour }),
    ...(values.country && { countries: values.country }),
    answers: (values.answer ?? []).map(answer => {
      const [line, ...words] = answer.split('=');
      return { line: Number(line), city: words.join('=') };
    }),
    ...{ commit: values.commit ?? false, publish: !values.draft },
  };
  const store = await openStore(readConfig());
  try {
    const result = await importAnnouncement(store, request, new Date());
    if (result instanceof Refusal) throw new UsageError(result.detail);
    console.log(values.json ? JSON.stringify(result, null, 2) : importReport(result));
    if (!result.committed)
      console.log('Nothing was stored: this is a preview. Add --commit to store it.');
    return result.problems.length > 0 ? 1 : 0;
  } finally {
    await store.close();
  }
});
