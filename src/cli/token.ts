import { ConfigError, readConfig } from '../config.js';
import { DEMO_PEOPLE, DemoIdentity } from '../server/identity/demo.js';
import { command, readArguments, UsageError } from './command.js';

const USAGE = 'npm run --silent token -- NAME [--expires-in SECONDS]';
const MAX_LIFETIME_SECONDS = 10 * 365 * 24 * 60 * 60;

await command(async () => {
  const { production, dataDir, jwtIssuer } = readConfig(process.env);
  if (production || jwtIssuer !== null) {
    throw new ConfigError(
      'The demo people are for development: with NODE_ENV=production, or an issuer of tokens (JWT_ISSUER), there are none.',
    );
  }
  const { positionals, values } = readArguments(USAGE, {
    allowPositionals: true,
    options: { 'expires-in': { type: 'string' } },
  });
  const lifetime = lifetimeOf(values['expires-in']);
  process.stdout.write(`${await new DemoIdentity(dataDir).token(personOf(positionals), lifetime)}\n`);
});

function personOf([name, ...others]: readonly string[]): string {
  if (name === undefined || others.length > 0) throw new UsageError(`Name one demo person. Usage: ${USAGE}`);
  if (!Object.hasOwn(DEMO_PEOPLE, name)) {
    throw new UsageError(`There is no demo person "${name}": choose one of ${Object.keys(DEMO_PEOPLE).join(', ')}.`);
  }
  return name;
}

function lifetimeOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const seconds = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
  if (!(seconds >= 1 && seconds <= MAX_LIFETIME_SECONDS)) {
    throw new UsageError(
      `--expires-in must be a whole number of seconds from 1 to ${MAX_LIFETIME_SECONDS}, not "${text}".`,
    );
  }
  return seconds;
}
