import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ConfigError, helpText, readConfig, SETTINGS } from '../src/config.js';

describe('the settings', () => {
  it('have a value without anybody setting them', () => {
    expect(readConfig({})).toMatchObject({
      production: false,
      host: '127.0.0.1',
      port: 4000,
      jwtIssuer: null,
      jwtAudience: null,
      jwtJwksUrl: null,
      jwtSecret: null,
      jwtIdClaim: 'sub',
      jwtNameClaim: 'name',
      jwtRoleClaim: 'role',
      jwtRoleNames: new Map([
        ['viewer', 'viewer'],
        ['editor', 'editor'],
        ['administrator', 'administrator'],
      ]),
      jwtClockToleranceSeconds: 5,
      databaseUrl: null,
      directUrl: null,
      migrationUrl: null,
      serverRole: null,
      dataDir: '.data',
      poolSize: 20,
      idempotencyKeyHours: 24,
      feedRetention: null,
      statementTimeoutMs: 30_000,
      requestTimeoutMs: 30_000,
      operationTimeoutMs: 15_000,
      drainMs: 0,
      graceMs: 25_000,
      subscriptionsPerConnection: 1000,
      connectionsPerPerson: 2000,
      otlpEndpoint: null,
      otlpTracesEndpoint: null,
      tracesExporter: 'otlp',
      otelDisabled: false,
      serviceName: null,
      tracesSampler: 'parentbased_always_on',
      tracesRatio: 1,
      maxQueuedSpans: 2048,
      spansPerExport: 512,
      exportEveryMs: 5000,
    });
  });

  it('are what the environment says; empty is unset', () => {
    const url = 'postgresql://me:secret@db.example/shop?sslmode=require';
    const environment = {
      PORT: '0',
      HOST: '::1',
      JWT_ISSUER: 'https://issuer.example/',
      JWT_AUDIENCE: 'shop',
      JWT_JWKS_URL: 'https://issuer.example/keys',
      JWT_SECRET: 'x'.repeat(32),
      JWT_ID_CLAIM: 'oid',
      JWT_NAME_CLAIM: 'preferred_username',
      JWT_ROLE_CLAIM: 'realm_access.roles',
      JWT_ROLE_NAMES: 'Shop staff = editor, a=b=viewer',
      JWT_CLOCK_TOLERANCE_SECONDS: '0',
      DATABASE_URL: url,
      DATABASE_DIRECT_URL: 'postgres://me:secret@direct.example/shop',
      DATABASE_MIGRATION_URL: 'postgres://owner:secret@direct.example/shop',
      DATABASE_SERVER_ROLE: 'concord_server',
      DATA_DIR: '/d',
      DATABASE_POOL_SIZE: '2',
      IDEMPOTENCY_KEY_HOURS: '8760',
      FEED_RETENTION: '12h',
      STATEMENT_TIMEOUT_SECONDS: '1',
      OPERATION_TIMEOUT_SECONDS: '3600',
      DRAIN_SECONDS: '10',
      GRACE_SECONDS: '600',
      SUBSCRIPTIONS_PER_CONNECTION: '1',
      CONNECTIONS_PER_PERSON: '100000',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector.example:4318',
      OTEL_SDK_DISABLED: 'true',
      OTEL_SERVICE_NAME: 'back-office',
      OTEL_TRACES_SAMPLER: 'traceidratio',
      OTEL_TRACES_SAMPLER_ARG: '.25',
      NODE_ENV: 'production',
    };
    expect(readConfig(environment)).toMatchObject({
      production: true,
      host: '::1',
      port: 0,
      jwtIssuer: 'https://issuer.example/',
      jwtAudience: 'shop',
      jwtJwksUrl: new URL('https://issuer.example/keys'),
      jwtSecret: 'x'.repeat(32),
      jwtIdClaim: 'oid',
      jwtNameClaim: 'preferred_username',
      jwtRoleClaim: 'realm_access.roles',
      jwtRoleNames: new Map([
        ['Shop staff', 'editor'],
        ['a=b', 'viewer'],
      ]),
      jwtClockToleranceSeconds: 0,
      databaseUrl: url,
      directUrl: 'postgres://me:secret@direct.example/shop',
      migrationUrl: 'postgres://owner:secret@direct.example/shop',
      serverRole: 'concord_server',
      dataDir: '/d',
      poolSize: 2,
      idempotencyKeyHours: 8760,
      feedRetention: '12 hours',
      statementTimeoutMs: 1000,
      operationTimeoutMs: 3_600_000,
      drainMs: 10_000,
      graceMs: 600_000,
      subscriptionsPerConnection: 1,
      connectionsPerPerson: 100_000,
      otlpEndpoint: new URL('http://collector.example:4318'),
      otelDisabled: true,
      serviceName: 'back-office',
      tracesSampler: 'traceidratio',
      tracesRatio: 0.25,
    });
    expect(readConfig({ PORT: '', DATABASE_URL: '' })).toEqual(readConfig({}));
  });

  it.each([
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '0x50'],
    ['PORT', '80.5'],
    ['PORT', 'http'],
    ['DATABASE_POOL_SIZE', '1'],
    ['DATABASE_POOL_SIZE', '1001'],
    ['IDEMPOTENCY_KEY_HOURS', '0'],
    ['IDEMPOTENCY_KEY_HOURS', '8761'],
    ['IDEMPOTENCY_KEY_HOURS', '1.5'],
    ['IDEMPOTENCY_KEY_HOURS', 'a day'],
    ['SUBSCRIPTIONS_PER_CONNECTION', '0'],
    ['CONNECTIONS_PER_PERSON', '100001'],
    ['DATABASE_URL', 'mysql://db.example/shop'],
    ['DATABASE_URL', 'postgresql://db.example'],
    ['DATABASE_URL', 'db.example'],
    ['JWT_JWKS_URL', 'issuer.example/keys'],
    ['JWT_JWKS_URL', 'file:///etc/passwd'],
    ['JWT_JWKS_URL', 'https://me:secret@issuer.example/keys'],
    ['JWT_ROLE_NAMES', 'boss'],
    ['JWT_ROLE_NAMES', 'boss=owner'],
    ['JWT_ROLE_NAMES', '=editor'],
    ['JWT_ROLE_NAMES', 'boss=administrator,'],
    ['JWT_CLOCK_TOLERANCE_SECONDS', '301'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'collector.example:4317'],
    ['OTEL_EXPORTER_OTLP_PROTOCOL', 'grpc'],
    ['OTEL_TRACES_SAMPLER', 'xray'],
    ['OTEL_TRACES_SAMPLER_ARG', '1.5'],
    ['OTEL_TRACES_SAMPLER_ARG', '25%'],
  ])('refuse %s=%s', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(ConfigError);
    expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^${name} must be`));
  });

  it('tell no secret that is too short', () => {
    const secret = 'thirty-one-bytes-are-too-few-...';
    expect(() => readConfig({ JWT_SECRET: secret.slice(1) })).toThrow(
      new ConfigError('JWT_SECRET must have 32 bytes or more, of which nobody can guess any.'),
    );
    expect(readConfig({ JWT_SECRET: secret }).jwtSecret).toBe(secret);
  });

  it('tell all mistakes at once, and no password', () => {
    const environment = { PORT: 'x', DATABASE_POOL_SIZE: '0', DATABASE_URL: 'mysql://me:secret@db/shop' };
    expect(() => readConfig(environment)).toThrow(
      'PORT must be a whole number from 0 to 65535, not "x". ' +
        'DATABASE_URL must be an address like postgresql://user:password@host:5432/database. ' +
        'DATABASE_POOL_SIZE must be a whole number from 2 to 1000, not "0".',
    );
  });

  it('all stand in the help and in .env.example, with what they are when unset', () => {
    const example = readFileSync('.env.example', 'utf8');
    const settings = Object.values(SETTINGS).flat();
    for (const { name, fallback, help } of settings) {
      expect(helpText()).toMatch(new RegExp(`${name} .*${fallback.replaceAll('.', '\\.')}`));
      expect(helpText()).toContain(help);
      expect(example).toContain(`# ${name}=${fallback}`);
    }
    expect(example.match(/^# [A-Z_]+=/gm)).toHaveLength(settings.length);
  });
});
