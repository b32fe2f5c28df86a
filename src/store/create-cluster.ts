// Run as a process of its own by embedded.ts: makes the files of an empty database and ends.
import { startPGlite } from './pglite.js';

const client = await startPGlite(process.argv[2]!);
await client.close();
process.disconnect?.();
