import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, expect, inject, onTestFinished, vi } from 'vitest';
import { readConfig } from '../../src/config.js';
import { entities } from '../../src/records/index.js';
import type { Log } from '../../src/server/errors.js';
import { createServer, type ServerOptions } from '../../src/server/http.js';
import { DemoIdentity } from '../../src/server/identity/demo.js';
import type { Identify } from '../../src/server/identity.js';
import type { Observe } from '../../src/server/observation.js';
import { openNews, type News } from '../../src/server/news.js';
import type { Limits } from '../../src/server/limits/limits.js';
import type { RateLimits } from '../../src/server/limits/rates.js';
import { createSchema } from '../../src/server/schema.js';
import { openOrm } from '../../src/storage/orm.js';
import type { TypedDocumentString } from '../gql/graphql.js';
import { post, resultOf, type Answer, type Body } from './http.js';
import { Sql } from './sql.js';

export type Person = 'ana' | 'ben' | 'cleo' | 'vera';

export interface ShopOptions extends Partial<
  Pick<ServerOptions, 'trustProxy' | 'allowedOrigins' | 'trusted' | 'draining'>
> {
  /** How many connections the server may hold. */
  poolSize?: number;
  /** A way to look at what passes between the server and the database: answers the address that the server is given. */
  between?: (databaseUrl: string) => Promise<string>;
  /** In place of the shop's own, for what depends on no record. */
  schema?: GraphQLSchema;
  limits?: Partial<Limits>;
  production?: boolean;
  /** How the server follows what is committed. */
  news?: Parameters<typeof openNews>[3];
  /** What else there is at the server's address: pages for a browser, say. */
  besides?: (server: FastifyInstance) => void;
  /** A way to come between a token and whose it is. */
  identify?: (identity: DemoIdentity) => Identify;
  /** Told of every operation. */
  observe?: Observe;
  metricsToken?: string;
}

/** Longer than a test may take, on whatever machine. */
const OPERATION_TIMEOUT_MS = 120_000;

/** All tests of a file come from one address, in a minute. */
const NO_RATE_LIMITS: RateLimits = {
  mutationsPerPerson: 0,
  mutationsPerAddress: 0,
  fieldsPerPerson: 0,
  fieldsPerAddress: 0,
  failedAuthenticationsPerAddress: 0,
};

/** A server with a database of its own for the tests of one file. Each test makes its own rows in it. */
export function useShop(options: ShopOptions = {}): Shop {
  const shop = new Shop();
  beforeAll(() => shop.open(options));
  afterAll(() => shop.close());
  return shop;
}

export class Shop {
  /** Errors that the server called unforeseen. One that no test has taken from here fails the file. */
  readonly logged: unknown[] = [];
  /** What the callers were told of them. */
  readonly loggedIds: (string | undefined)[] = [];
  /** What the server has told whoever runs it. */
  readonly warned: string[] = [];
  /** A connection behind the server's back. */
  sql!: Sql;
  orm!: MikroORM;
  /** Where the server listens. */
  url!: string;
  databaseUrl!: string;
  identity!: DemoIdentity;
  news!: News;
  server!: FastifyInstance;
  readonly #onClose: (() => Promise<unknown>)[] = [];

  async open(options: ShopOptions): Promise<void> {
    const { between = async (url) => url } = options;
    const template = new URL(inject('templateUrl'));
    const name = `shop_${randomUUID().replaceAll('-', '')}`;
    const admin = await Sql.connect(new URL('/postgres', template).href);
    this.#onClose.push(() => admin.close());
    await admin.rows(`create database ${name} template ${template.pathname.slice(1)}`);
    this.#onClose.push(() => admin.rows(`drop database ${name}`));
    // The default, a second, would be most of the time that the tests of deadlocks take.
    await admin.rows(`alter database ${name} set deadlock_timeout = '50ms'`);
    this.databaseUrl = new URL(`/${name}`, template).href;
    this.#onClose.push(() => this.#expectNoConnectionLeft(admin, name));
    this.sql = await Sql.connect(this.databaseUrl);
    this.#onClose.push(() => this.sql.close());
    await this.#startServer(await between(this.databaseUrl), options);
  }

  /** One more server on the same database, as long as this one. */
  async another(options: ShopOptions = {}): Promise<Shop> {
    const other = await Shop.on(this.databaseUrl, this.sql, options);
    this.#onClose.push(() => other.close());
    return other;
  }

  /** A server on a database that somebody else sees to. */
  static async on(databaseUrl: string, sql: Sql, options: ShopOptions = {}): Promise<Shop> {
    const shop = Object.assign(new Shop(), { databaseUrl, sql });
    const { between = async (url) => url } = options;
    await shop.#startServer(await between(databaseUrl), options);
    return shop;
  }

  async #startServer(url: string, options: ShopOptions): Promise<void> {
    const { poolSize = 20, schema = createSchema(), limits = {}, production = false, besides, identify } = options;
    const { trustProxy = null, allowedOrigins = [], trusted = null } = options;
    const dataDir = await mkdtemp(join(tmpdir(), 'concord-shop-'));
    this.#onClose.push(() => rm(dataDir, { recursive: true }));
    this.identity = new DemoIdentity(dataDir);
    this.orm = await openOrm(entities, { url, poolSize });
    this.#onClose.push(() => this.orm.close(true));
    await this.orm.connect();
    this.#onClose.push(() => this.#expectNoOpenTransaction());
    const log: Log = (error, id) => {
      this.logged.push(error);
      this.loggedIds.push(id);
    };
    this.news = await openNews(this.orm, this.databaseUrl, log, options.news);
    this.#onClose.push(() => this.news.stop());
    this.server = await createServer({
      orm: this.orm,
      schema,
      identify: identify?.(this.identity) ?? this.identity.identify,
      demoPeople: () => this.identity.people(),
      production,
      news: this.news,
      limits: { ...readConfig({}), ...NO_RATE_LIMITS, operationTimeoutMs: OPERATION_TIMEOUT_MS, ...limits },
      trustProxy,
      allowedOrigins,
      trusted,
      log,
      observe: (operation) => options.observe?.(operation),
      metricsToken: options.metricsToken ?? null,
      warn: (sentence) => this.warned.push(sentence),
      draining: options.draining ?? new AbortController().signal,
    });
    this.#onClose.push(() => this.server.close());
    besides?.(this.server);
    this.url = await this.server.listen({ host: '127.0.0.1', port: 0 });
  }

  async close(): Promise<void> {
    for (const step of this.#onClose.toReversed()) await step();
    expect(this.logged, 'unforeseen errors that the server logged').toEqual([]);
  }

  /** The data that the operation answers. @throws GraphqlErrors when there are errors besides or instead. */
  async request<Result, Variables extends Record<string, unknown>>(
    document: TypedDocumentString<Result, Variables>,
    variables: Variables,
    { as }: { as?: Person } = {},
  ): Promise<Result> {
    return resultOf(await this.post({ query: String(document), variables }, { as })) as Result;
  }

  /** The whole answer to any body, well-formed or not. Without `as` there is no token. */
  async post(
    body: Body,
    { as, headers = {} }: { as?: Person | undefined; headers?: Record<string, string> } = {},
  ): Promise<Answer> {
    const authorization: Record<string, string> = as
      ? { authorization: `Bearer ${await this.identity.token(as)}` }
      : {};
    return post(`${this.url}/graphql`, body, { ...authorization, ...headers });
  }

  /** One more connection behind the server's back, until the test ends. */
  async connect(): Promise<Sql> {
    const sql = await Sql.connect(this.databaseUrl);
    onTestFinished(() => sql.close());
    return sql;
  }

  /** Comes back when exactly so many connections of the server wait for a lock. */
  async untilWaiting(count: number): Promise<void> {
    await vi.waitFor(
      async () => {
        const { waiting } = await this.sql.row<{ waiting: number }>(
          `select count(*)::int as waiting from pg_stat_activity
             where datname = current_database() and application_name <> 'behind-the-back' and wait_event_type = 'Lock'`,
        );
        expect(waiting, 'writers that wait for a lock').toBe(count);
      },
      { timeout: 20_000, interval: 5 },
    );
  }

  /** What was given up at the end of a test may still be about to end; what was left open stays. */
  async #expectNoOpenTransaction(): Promise<void> {
    await vi.waitFor(
      async () => {
        const open = await this.sql.rows(
          `select pid, query from pg_stat_activity
             where datname = current_database() and application_name <> 'behind-the-back' and xact_start is not null`,
        );
        expect(open, 'transactions that the server left open').toEqual([]);
      },
      { timeout: 10_000, interval: 5 },
    );
  }

  /** A backend is gone a moment after its connection is closed. */
  async #expectNoConnectionLeft(admin: Sql, name: string): Promise<void> {
    await vi.waitFor(
      async () => {
        const left = await admin.rows('select application_name, query from pg_stat_activity where datname = $1', [
          name,
        ]);
        expect(left, 'connections left behind').toEqual([]);
      },
      { timeout: 10_000, interval: 5 },
    );
  }
}
