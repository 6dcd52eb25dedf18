/**
 * What a production installation is made of, as CycloneDX. npm lists all packages, and here those of development are left out: its own
 * `--omit` leaves out more than that (pg and graphql, with npm 11), namely whatever something that is omitted needs, too.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './build.mjs';

const ALL = ['sbom', '--package-lock-only', '--sbom-format=cyclonedx'];

const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
const shipped = new Set(
  Object.entries(packages)
    .filter(([path, { dev, optional, devOptional }]) => path !== '' && !dev && !optional && !devOptional)
    .map(([path, { version }]) => `${path.split('node_modules/').at(-1)}@${version}`),
);
const list = JSON.parse(execFileSync('npm', ALL, { cwd: root, encoding: 'utf8', maxBuffer: 100_000_000 }));
const project = list.metadata.component['bom-ref'];
const components = list.components.filter(({ name, version }) => shipped.has(`${name}@${version}`));
const references = new Set([project, ...components.map((component) => component['bom-ref'])]);
const dependencies = list.dependencies
  .filter(({ ref }) => references.has(ref))
  .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((each) => references.has(each)) }));
process.stdout.write(`${JSON.stringify({ ...list, components, dependencies }, null, 2)}\n`);
