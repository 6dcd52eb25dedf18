/**
 * What is known against the packages that we use, less what scripts/audit-exceptions.json justifies:
 * `{ "GHSA-…": { "because": "why it does not concern us", "until": "2027-01-31" } }`. Ends with 1 when something is left, and with 2
 * when the registry cannot be asked.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './build.mjs';

const file = process.argv[2] ?? join(root, 'scripts/audit-exceptions.json');
const exceptions = JSON.parse(readFileSync(file, 'utf8'));
const today = new Date().toISOString().slice(0, 10);

const { vulnerabilities } = JSON.parse(
  spawnSync('npm', ['audit', '--json'], { cwd: root, encoding: 'utf8' }).stdout || '{}',
);
if (vulnerabilities) tell(Object.values(vulnerabilities));
else {
  process.stderr.write('The registry does not say what is known against its packages: ask another one.\n');
  process.exitCode = 2;
}

function tell(found) {
  // What is named there by name alone has it from another of them.
  const advisories = found.flatMap(({ via }) => via).filter((each) => typeof each === 'object');
  const known = new Map(advisories.map((each) => [each.url.split('/').at(-1), each]));
  const problems = [
    ...[...known]
      .filter(([id]) => !isExcepted(id))
      .map(([id, { severity, name, range, title }]) => `${id} (${severity}): ${name} ${range}: ${title}`),
    ...Object.keys(exceptions)
      .filter((id) => !known.has(id))
      .map((id) => `${id} is an exception for nothing: remove it.`),
  ];
  for (const problem of problems) process.stdout.write(`${problem}\n`);
  if (problems.length === 0)
    process.stdout.write(`Nothing is known that is not justified (${known.size} exceptions).\n`);
  else process.exitCode = 1;
}

function isExcepted(id) {
  const { because, until } = exceptions[id] ?? {};
  return Boolean(because) && until >= today;
}
