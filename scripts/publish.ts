// npm run publish -- DIR [--server URL]: writes the public pages and calendars as files for any web host.
import { addressOf, type Config, readConfig } from '../src/config.js';
import { publish } from '../src/publishing/publish.js';
import { run } from '../src/run.js';
import { publishReport } from '../src/views/terminal/publish-report.js';
import { readPublishArguments } from './publish/arguments.js';
import { withPublicApp } from './publish/public-app.js';
import { UsageError } from './usage.js';

/** Calendars hold addresses for years: one of this machine alone would be nobody's else. */
function checkPublicUrl({ publicUrl, host, port }: Config): void {
  if (publicUrl !== addressOf(host, port)) return;
  throw new UsageError(
    'Set GIRA_PUBLIC_URL to the address at which people will find the files, as https://tours.example.',
  );
}

await run(async () => {
  const { folder, server, json } = readPublishArguments(process.argv.slice(2));
  const config = readConfig();
  checkPublicUrl(config);
  const site = { publicUrl: config.publicUrl, server };
  const outcome = await withPublicApp(config, app => publish(app, site, folder), { server });
  console.log(json ? JSON.stringify(outcome, null, 2) : publishReport(outcome, folder));
  return 0;
});
