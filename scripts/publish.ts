// npm run publish -- DIR [--server URL]: writes the public pages and calendars as files for any web host.
import { buildApp } from '../src/app.js';
import { addressOf, type Config, readConfig } from '../src/config.js';
import { publish } from '../src/publishing/publish.js';
import { run } from '../src/run.js';
import { fixFeedHost } from '../src/store/installation.js';
import { openStore } from '../src/store/open.js';
import { publishReport } from '../src/views/terminal/publish-report.js';
import { readPublishArguments } from './publish/arguments.js';
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
  const { publicUrl } = config;
  const store = await openStore(config);
  try {
    const feedHost = await fixFeedHost(store.db, new URL(publicUrl).hostname);
    const unlimited = { ...config, rateLimit: null };
    const staticSite = { server };
    const app = await buildApp({ store, feedHost, staticSite, config: unlimited });
    try {
      const outcome = await publish(app, { publicUrl, server }, folder);
      console.log(json ? JSON.stringify(outcome, null, 2) : publishReport(outcome, folder));
      return 0;
    } finally {
      await app.close();
    }
  } finally {
    await store.close();
  }
});
