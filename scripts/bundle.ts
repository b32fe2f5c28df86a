// Part of npm run build: the server as few files, which start in two thirds of the time and take less memory than some
// 1,500 modules. What finds its own files beside its code stays as it is installed.
import { rmSync } from 'node:fs';
import { build } from 'esbuild';
import { projectFile } from '../src/project-files.js';

const compiled = (name: string) => projectFile(`dist/src/${name}.js`);
/** Packages that are written as CommonJS ask for these. */
const banner = `
import { createRequire as createRequireOfBundle } from 'node:module';
import { dirname as dirnameOfBundle } from 'node:path';
import { fileURLToPath as pathOfBundle } from 'node:url';
const require = createRequireOfBundle(import.meta.url);
const __filename = pathOfBundle(import.meta.url);
const __dirname = dirnameOfBundle(__filename);`;

const outdir = projectFile('dist/bundle');
rmSync(outdir, { recursive: true, force: true });
await build({
  // The processes and threads that the server starts look for their code beside it.
  entryPoints: {
    server: compiled('server'),
    'proposal-worker': compiled('operations/proposal-worker'),
    'create-cluster': compiled('store/create-cluster'),
  },
  outdir,
  ...{ bundle: true, splitting: true, platform: 'node', format: 'esm', target: 'node20' },
  // Names stay: they are in the log of errors.
  ...{ minifyWhitespace: true, minifySyntax: true, logLevel: 'warning' },
  banner: { js: banner },
  external: [
    ...['@electric-sql/pglite', '@fastify/swagger', '@fastify/swagger-ui', 'date-holidays'],
    ...['moment-timezone', 'pg-native', 'pino', 'world-atlas'],
  ],
});
