import {
  choice,
  fraction,
  httpUrl,
  integer,
  interval,
  jsonFile,
  mapped,
  Mistake,
  optional,
  origins,
  pairs,
  postgresUrl,
  proxies,
  secret,
  text,
  type Setting,
  type ValueOf,
} from './setting.js';

/** Every setting, read and checked once. Each mistake is told in one sentence, and all of them at once. */

const SERVER = {
  production: mapped(text('NODE_ENV', 'development', '"production" or anything else'), (mode) => mode === 'production'),
  host: text('HOST', '127.0.0.1', 'address to listen on; in production, 0.0.0.0 for all of this machine'),
  port: integer('PORT', 4000, [0, 65535], 'TCP port to listen on, of which 0 lets the system choose'),
  trustProxy: proxies(
    'TRUST_PROXY',
    'proxies that may say for whom they ask (X-Forwarded-For): how many stand before this server, or their addresses, e.g. "10.0.0.0/8"',
  ),
  allowedOrigins: origins('ALLOWED_ORIGINS', 'other sites whose pages may use the API, e.g. "https://shop.example"'),
  trustedDocuments: jsonFile(
    'TRUSTED_DOCUMENTS',
    'file with the documents of your clients (a manifest of Apollo, or of GraphQL Code Generator); in production no other is carried out',
  ),
};

const DATABASE = {
  databaseUrl: postgresUrl(
    'DATABASE_URL',
    'PostgreSQL 14 or later, as postgresql://…; without it an embedded one is used',
  ),
  directUrl: postgresUrl(
    'DATABASE_DIRECT_URL',
    'the same database past a proxy that pools transactions (PgBouncer), for migrations and for news of changes',
  ),
  migrationUrl: postgresUrl(
    'DATABASE_MIGRATION_URL',
    'the same database, as the role that owns it: what "npm run migrate" uses, and no server needs',
  ),
  serverRole: optional(
    text(
      'DATABASE_SERVER_ROLE',
      '',
      'role of the servers, to which "npm run migrate" grants what they need, and no more',
    ),
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

/** Of the issuer of tokens, without which there are the demo people, in development only. */
const IDENTITY = {
  jwtIssuer: optional(text('JWT_ISSUER', '', 'who issues the tokens, exactly as in their claim "iss"')),
  jwtAudience: optional(text('JWT_AUDIENCE', '', 'what the tokens are for, as in their claim "aud"')),
  jwtJwksUrl: httpUrl(
    'JWT_JWKS_URL',
    'https://issuer.example/keys',
    "where the issuer's public keys are (a JSON Web Key Set)",
  ),
  jwtSecret: secret('JWT_SECRET', 32, 'in place of JWT_JWKS_URL: the secret with which tokens are signed, by HS256'),
  jwtIdClaim: text(
    'JWT_ID_CLAIM',
    'sub',
    'claim with the id of a person, which never changes and is never given again',
  ),
  jwtNameClaim: text('JWT_NAME_CLAIM', 'name', 'claim with the name of a person; where there is none, it is the id'),
  jwtRoleClaim: text(
    'JWT_ROLE_CLAIM',
    'role',
    'claim with the role of a person, or a list of roles of which the highest counts; "a.b" is the claim b in the claim a',
  ),
  jwtRoleNames: pairs(
    'JWT_ROLE_NAMES',
    'viewer=viewer,editor=editor,administrator=administrator',
    ['viewer', 'editor', 'administrator'],
    'what the issuer calls the roles; whoever has none of these may do nothing',
  ),
  jwtClockToleranceSeconds: integer(
    'JWT_CLOCK_TOLERANCE_SECONDS',
    5,
    [0, 300],
    "by how much the issuer's clock and that of this machine may differ",
  ),
};

const OPERATION_LIMITS = {
  maxBodyBytes: integer('MAX_BODY_BYTES', 1_000_000, [1000, 100_000_000], 'bytes of a request, or of a message'),
  maxTokens: integer('MAX_TOKENS', 5000, [10, 1_000_000], 'words and signs in a document'),
  maxDepth: integer('MAX_DEPTH', 16, [1, 100], 'levels of fields within fields'),
  maxFields: integer('MAX_FIELDS', 5000, [1, 1_000_000], 'fields in a document, with its fragments written out'),
  maxDuplicateFields: integer('MAX_DUPLICATE_FIELDS', 50, [1, 10_000], 'times that one place names the same field'),
  maxAliases: integer('MAX_ALIASES', 100, [0, 10_000], 'aliases in a document'),
  maxDirectives: integer('MAX_DIRECTIVES', 100, [0, 10_000], 'directives in a document'),
  maxDirectivesPerField: integer('MAX_DIRECTIVES_PER_FIELD', 5, [0, 100], 'directives in one place'),
  maxCost: integer('MAX_COST', 100_000, [1, 100_000_000], 'fields that an answer may have, in all its lists together'),
  maxVariableValues: integer('MAX_VARIABLE_VALUES', 50_000, [1, 10_000_000], 'values in the variables of an operation'),
};

const RATE_LIMITS = {
  mutationsPerPerson: rate('MUTATIONS_PER_MINUTE_PER_PERSON', 6000, 'mutations, each entry of a batch being one'),
  mutationsPerAddress: rate('MUTATIONS_PER_MINUTE_PER_ADDRESS', 30_000, 'the same, of all who share an address'),
  fieldsPerPerson: rate('FIELDS_PER_MINUTE_PER_PERSON', 1_000_000, 'fields of answers, 100 at least of each operation'),
  fieldsPerAddress: rate('FIELDS_PER_MINUTE_PER_ADDRESS', 5_000_000, 'the same, of all who share an address'),
  failedAuthenticationsPerAddress: rate(
    'FAILED_AUTHENTICATIONS_PER_MINUTE_PER_ADDRESS',
    300,
    'requests and connections with a bad token',
  ),
};

function rate(name: string, fallback: number, help: string): Setting<number> {
  return integer(name, fallback, [0, 999_999_999], `${help}, to each process; 0 for no limit`);
}

const CONNECTION_LIMITS = {
  requestTimeoutMs: mapped(
    integer('REQUEST_TIMEOUT_SECONDS', 30, [1, 3600], 'how long a request may take to arrive'),
    (seconds) => seconds * 1000,
  ),
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

const STOPPING = {
  drainMs: mapped(
    integer(
      'DRAIN_SECONDS',
      0,
      [0, 600],
      'how long a server that is asked to stop still takes requests, while /readyz sends them elsewhere',
    ),
    (seconds) => seconds * 1000,
  ),
  graceMs: mapped(
    integer('GRACE_SECONDS', 25, [1, 600], 'how long it then waits for what is under way'),
    (seconds) => seconds * 1000,
  ),
};

const OPERATION = {
  logLevel: choice(
    'LOG_LEVEL',
    'info',
    ['error', 'info', 'silent'],
    'what is logged: errors, operations too, or nothing',
  ),
  metricsToken: secret(
    'METRICS_TOKEN',
    16,
    'the bearer token by which /metrics is read; without it, by everybody in development and by nobody in production',
  ),
};

/** By the names that OpenTelemetry gives to everybody's; what its exporter reads itself is not here (docs/operating.md). */
const TRACES = {
  otlpEndpoint: httpUrl(
    'OTEL_EXPORTER_OTLP_ENDPOINT',
    'http://collector.example:4318',
    'where traces are sent, by OTLP over HTTP; without it there are none',
  ),
  otlpTracesEndpoint: httpUrl(
    'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT',
    'http://collector.example:4318/v1/traces',
    'the same, as the whole address with its path',
  ),
  otlpProtocol: choice('OTEL_EXPORTER_OTLP_PROTOCOL', 'http/protobuf', ['http/protobuf'], 'how they are sent'),
  tracesExporter: choice('OTEL_TRACES_EXPORTER', 'otlp', ['otlp', 'none'], 'whether they are sent at all'),
  otelDisabled: mapped(
    choice('OTEL_SDK_DISABLED', 'false', ['false', 'true'], 'the same, the other way round'),
    (disabled) => disabled === 'true',
  ),
  serviceName: optional(text('OTEL_SERVICE_NAME', '', 'whose traces they are: "concord", unless this says otherwise')),
  tracesSampler: choice(
    'OTEL_TRACES_SAMPLER',
    'parentbased_always_on',
    [
      'always_on',
      'always_off',
      'traceidratio',
      'parentbased_always_on',
      'parentbased_always_off',
      'parentbased_traceidratio',
    ],
    "which operations are traced; with parentbased_…, those whose caller's trace is",
  ),
  tracesRatio: fraction('OTEL_TRACES_SAMPLER_ARG', '1', 'of how many, where the sampler is a ratio'),
  maxQueuedSpans: integer('OTEL_BSP_MAX_QUEUE_SIZE', 2048, [1, 1_000_000], 'spans that wait to be sent: more are lost'),
  spansPerExport: integer('OTEL_BSP_MAX_EXPORT_BATCH_SIZE', 512, [1, 1_000_000], 'spans that are sent at once'),
  exportEveryMs: integer('OTEL_BSP_SCHEDULE_DELAY', 5000, [1, 3_600_000], 'after how many milliseconds they are sent'),
};

const ALL = {
  ...SERVER,
  ...IDENTITY,
  ...DATABASE,
  ...RECORDS,
  ...OPERATION_LIMITS,
  ...RATE_LIMITS,
  ...CONNECTION_LIMITS,
  ...STOPPING,
  ...OPERATION,
  ...TRACES,
};

export type Config = { readonly [Key in keyof typeof ALL]: ValueOf<(typeof ALL)[Key]> };

/** As they are shown to people: in groups. */
export const SETTINGS: Readonly<Record<string, readonly Setting<unknown>[]>> = {
  Server: Object.values(SERVER),
  Identity: Object.values(IDENTITY),
  Database: Object.values(DATABASE),
  'Records and feed': Object.values(RECORDS),
  'Limits of an operation': Object.values(OPERATION_LIMITS),
  'Limits of what comes in a minute': Object.values(RATE_LIMITS),
  'Limits of connections': Object.values(CONNECTION_LIMITS),
  Stopping: Object.values(STOPPING),
  'Logs and metrics': Object.values(OPERATION),
  Traces: Object.values(TRACES),
};

export class ConfigError extends Error {}

/** What no setting can say alone: a sentence about what is wrong with them together. A setting that is wrong itself is undefined. */
export type Rule = (settings: { readonly [Key in keyof Config]: Config[Key] | undefined }) => string | null;

/** @throws ConfigError that names every mistake. */
export function readConfig(environment: NodeJS.ProcessEnv, rules: readonly Rule[] = []): Config {
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
  const config = Object.fromEntries(entries) as Config;
  mistakes.push(...rules.map((rule) => rule(config)).filter((mistake) => mistake !== null));
  if (mistakes.length > 0) throw new ConfigError(mistakes.join(' '));
  return config;
}

export function helpText(): string {
  const width = Math.max(...Object.values(SETTINGS).flatMap((group) => group.map(({ name }) => name.length)));
  const lineOf = ({ name, fallback, help }: Setting<unknown>): string =>
    `  ${name.padEnd(width)}  ${help}${fallback && ` (${fallback})`}`;
  const groups = Object.entries(SETTINGS).map(([title, group]) => [`${title}:`, ...group.map(lineOf), ''].join('\n'));
  const introduction = 'Starts the Concord server. Settings come from the environment, or from a file .env.\n';
  return [introduction, ...groups].join('\n');
}
