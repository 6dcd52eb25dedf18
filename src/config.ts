/** Every setting, read and checked once. Each mistake is told in one sentence, and all of them at once. */

export interface Config {
  readonly production: boolean;
  readonly host: string;
  readonly port: number;
  /** Null: the embedded PostgreSQL in `dataDir`. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly poolSize: number;
  /** How long an idempotency key is kept. */
  readonly idempotencyKeyHours: number;
  /** How far back the feed reaches, as an interval of PostgreSQL; null: to the beginning. */
  readonly feedRetention: string | null;
  /** How long a statement may take, and how long a transaction may wait for its next one. */
  readonly statementTimeoutMs: number;
  /** How many operations may be under way at once on one WebSocket. */
  readonly subscriptionsPerConnection: number;
  /** How many WebSockets and event streams one person may have open at once, with this process. */
  readonly connectionsPerPerson: number;
}

interface Setting {
  readonly name: string;
  readonly fallback: string;
  readonly help: string;
}

export const SETTINGS: readonly Setting[] = [
  { name: 'PORT', fallback: '4000', help: 'TCP port to listen on; 0 lets the system choose' },
  { name: 'HOST', fallback: '127.0.0.1', help: 'address to listen on; 0.0.0.0 for all of this machine' },
  {
    name: 'DATABASE_URL',
    fallback: '',
    help: 'PostgreSQL 14 or later, as postgresql://…; without it an embedded one is used',
  },
  { name: 'DATA_DIR', fallback: '.data', help: 'folder of the embedded PostgreSQL and of the demo secret' },
  { name: 'DATABASE_POOL_SIZE', fallback: '20', help: 'database connections this process may hold, 2 to 1000' },
  { name: 'IDEMPOTENCY_KEY_HOURS', fallback: '24', help: 'how long an idempotency key is kept, 1 to 8760' },
  {
    name: 'FEED_RETENTION',
    fallback: '',
    help: 'how far back the change feed reaches, e.g. "12h" or "30d" (for ever); history is kept all the same',
  },
  {
    name: 'STATEMENT_TIMEOUT_SECONDS',
    fallback: '30',
    help: 'how long a statement may take, and a transaction may wait for its next one, 1 to 3600',
  },
  {
    name: 'SUBSCRIPTIONS_PER_CONNECTION',
    fallback: '1000',
    help: 'operations that may be under way at once on one WebSocket, 1 to 100000',
  },
  {
    name: 'CONNECTIONS_PER_PERSON',
    fallback: '2000',
    help: 'WebSockets and event streams one person may have open at once, 1 to 100000',
  },
  { name: 'NODE_ENV', fallback: 'development', help: '"production" or anything else' },
];

const UNITS = { s: 'seconds', m: 'minutes', h: 'hours', d: 'days', w: 'weeks' };

export class ConfigError extends Error {}

/** @throws ConfigError that names every mistake. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const mistakes: string[] = [];
  const text = (name: string): string => environment[name] || SETTINGS.find((each) => each.name === name)!.fallback;
  const integer = (name: string, min: number, max: number): number => {
    const value = /^\d{1,9}$/.test(text(name)) ? Number(text(name)) : NaN;
    if (!(value >= min && value <= max)) {
      mistakes.push(`${name} must be a whole number from ${min} to ${max}, not "${text(name)}".`);
    }
    return value;
  };
  const interval = (name: string): string | null => {
    if (text(name) === '') return null;
    const [, amount, unit] = /^([1-9]\d{0,5}) ?([smhdw])[a-z]*$/.exec(text(name)) ?? [];
    if (!amount) mistakes.push(`${name} must be a time like "30m", "12h", "30d" or "8w", not "${text(name)}".`);
    return `${amount} ${UNITS[unit as keyof typeof UNITS]}`;
  };
  const databaseUrl = text('DATABASE_URL') || null;
  if (databaseUrl && !isPostgresUrl(databaseUrl)) {
    // Not repeated here: it may hold a password.
    mistakes.push('DATABASE_URL must be an address like postgresql://user:password@host:5432/database.');
  }
  const config = {
    production: text('NODE_ENV') === 'production',
    host: text('HOST'),
    port: integer('PORT', 0, 65535),
    databaseUrl,
    dataDir: text('DATA_DIR'),
    // A migration and an import hold one connection for their lock besides the one they work on.
    poolSize: integer('DATABASE_POOL_SIZE', 2, 1000),
    idempotencyKeyHours: integer('IDEMPOTENCY_KEY_HOURS', 1, 8760),
    feedRetention: interval('FEED_RETENTION'),
    statementTimeoutMs: integer('STATEMENT_TIMEOUT_SECONDS', 1, 3600) * 1000,
    subscriptionsPerConnection: integer('SUBSCRIPTIONS_PER_CONNECTION', 1, 100_000),
    connectionsPerPerson: integer('CONNECTIONS_PER_PERSON', 1, 100_000),
  };
  if (mistakes.length > 0) throw new ConfigError(mistakes.join(' '));
  return config;
}

export function helpText(): string {
  const width = Math.max(...SETTINGS.map(({ name }) => name.length));
  const lines = SETTINGS.map(
    ({ name, fallback, help }) => `  ${name.padEnd(width)}  ${help}${fallback ? ` (${fallback})` : ''}`,
  );
  return ['Starts the Concord server. Settings come from the environment, or from a file .env:', '', ...lines, ''].join(
    '\n',
  );
}

function isPostgresUrl(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^postgres(ql)?:$/.test(url.protocol) && url.pathname.length > 1;
}
