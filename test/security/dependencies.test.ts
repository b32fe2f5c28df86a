import { readFileSync } from 'node:fs';
import t from 'tap';
import { projectFile } from '../../src/project-files.js';

type Package = {
  version: string;
  license?: string;
  resolved?: string;
  integrity?: string;
  dev?: boolean;
  devOptional?: boolean;
  hasInstallScript?: boolean;
  engines?: { node?: string } | string[];
};
const json = (file: string) => JSON.parse(readFileSync(projectFile(file), 'utf8'));
const { packages } = json('package-lock.json') as { packages: Record<string, Package> };
const installed = Object.entries(packages).filter(([path]) => path !== '');
const running = installed.filter(([, { dev, devOptional }]) => !dev && !devOptional);

t.test(
  'nothing that the server runs on has a script that npm runs when it is installed',
  async t => {
    t.ok(running.length > 30);
    t.same(
      running.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path),
      [],
    );
  },
);

t.test('every package is named by version and digest, and comes from the registry', async t => {
  for (const [path, { resolved = 'https://registry.npmjs.org/', integrity }] of installed) {
    t.match(resolved, /^https:\/\/registry\.npmjs\.org\//, path);
    t.match(integrity, /^sha512-/, path);
  }
  const { dependencies, devDependencies } = json('package.json');
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
    t.match(version, /^\d+\.\d+\.\d+$/, name);
});

t.test('what the server runs on may be used by everybody', async t => {
  const free =
    /^\(?(MIT|MIT-0|ISC|Apache-2\.0|BSD-[23]-Clause|0BSD|BlueOak-1\.0\.0|Unlicense|PSF-2\.0)\b/;
  t.same(
    running.filter(([, { license }]) => !free.test(license ?? '')).map(([path]) => path),
    [],
  );
});
