import {
  integer,
  interval,
  mapped,
  Mistake,
  optional,
  postgresUrl,
  text,
  type Setting,
  type ValueOf,
} from './setting.js';

/** Every setting, read and checked once. Each mistake is told in one sentence, and all of them at once. */

const SERVER = {
  production: mapped(text('NODE_ENV', 'development', '"production" or anything else'), (mode) => mode === 'production'),
  host: text('HOST', '127.0.0.1', 'address to listen on; 0.0.0.0 for all of this machine'),
  port: integer('PORT', 4000, [0, 65535], 'TCP port to listen on, of which 0 lets the system choose'),
};

const DATABASE = {
  databaseUrl: postgresUrl(
    'DATABASE_URL',
    'PostgreSQL 14 or later, as postgresql://…; without it an embedded one is used',
  ),
  dataDir: text('DATA_DIR', '.data', 'folder of the embedded PostgreSQL and of the demo secret'),
  // A migration and an import hold one connection for their lock besides the one they work on.
  poolSize: integer('DATABASE_POOL_SIZE', 20, [2, 1000], 'database connections this process may hold'),
  statementTimeoutMs: mapped(
    integer(
      'STATEMENT_TIMEOUT_SECONDS',
      30,
      [1, 3600],
      'how long a statement may take, and a transaction may wait for its next one',
    ),
    (seconds) => seconds * 1000,
  ),
};

const RECORDS = {
  idempotencyKeyHours: integer('IDEMPOTENCY_KEY_HOURS', 24, [1, 8760], 'how long an idempotency key is kept'),
  feedRetention: optional(
    interval(
      'FEED_RETENTION',
      '',
      'how far back the change feed reaches, e.g. "12h" or "30d" (for ever); history is kept all the same',
    ),
  ),
};

const LIMITS = {
  operationTimeoutMs: mapped(
    integer('OPERATION_TIMEOUT_SECONDS', 15, [1, 3600], 'how long one operation may use the database'),
    (seconds) => seconds * 1000,
  ),
  subscriptionsPerConnection: integer(
    'SUBSCRIPTIONS_PER_CONNECTION',
    1000,
    [1, 100_000],
    'operations that may be under way at once on one WebSocket',
  ),
  connectionsPerPerson: integer(
    'CONNECTIONS_PER_PERSON',
    2000,
    [1, 100_000],
    'WebSockets and event streams one person may have open at once, with this process',
  ),
};

const ALL = { ...SERVER, ...DATABASE, ...RECORDS, ...LIMITS };

export type Config = { readonly [Key in keyof typeof ALL]: ValueOf<(typeof ALL)[Key]> };

/** As they are shown to people: in groups. */
export const SETTINGS: Readonly<Record<string, readonly Setting<unknown>[]>> = {
  Server: Object.values(SERVER),
  Database: Object.values(DATABASE),
  'Records and feed': Object.values(RECORDS),
  Limits: Object.values(LIMITS),
};

export class ConfigError extends Error {}

/** @throws ConfigError that names every mistake. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const mistakes: string[] = [];
  const valueOf = ({ name, fallback, read }: Setting<unknown>): unknown => {
    try {
      return read(environment[name] || fallback);
    } catch (error) {
      if (!(error instanceof Mistake)) throw error;
      mistakes.push(`${name} ${error.message}.`);
      return undefined;
    }
  };
  const entries = Object.entries(ALL).map(([key, setting]) => [key, valueOf(setting)]);
  if (mistakes.length > 0) throw new ConfigError(mistakes.join(' '));
  return Object.fromEntries(entries) as Config;
}

export function helpText(): string {
  const width = Math.max(...Object.values(SETTINGS).flatMap((group) => group.map(({ name }) => name.length)));
  const lineOf = ({ name, fallback, help }: Setting<unknown>): string =>
    `  ${name.padEnd(width)}  ${help}${fallback && ` (${fallback})`}`;
  const groups = Object.entries(SETTINGS).map(([title, group]) => [`${title}:`, ...group.map(lineOf), ''].join('\n'));
  const introduction = 'Starts the Concord server. Settings come from the environment, or from a file .env.\n';
  return [introduction, ...groups].join('\n');
}
