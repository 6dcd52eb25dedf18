import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { entities } from '../../src/records/index.js';
import { startEmbeddedPostgres } from '../../src/storage/embedded-postgres.js';
import { alone } from '../../src/storage/embedded-postgres/alone.js';
import { migrate } from '../../src/storage/migrate.js';
import { openOrm } from '../../src/storage/orm.js';
import { Shop, type ShopOptions } from './shop.js';
import { Sql } from './sql.js';

/** A PostgreSQL for the tests of one file alone: to be killed, stopped, or told to wait for standbys. */
export function useCluster(options: ShopOptions = {}): Cluster {
  const cluster = new Cluster();
  beforeAll(() => cluster.open(options));
  afterAll(() => cluster.close());
  return cluster;
}

class Cluster {
  /** A server on it. Its `sql` ends with the database. */
  shop!: Shop;
  #url!: string;
  #dataDir!: string;
  readonly #onClose: (() => Promise<unknown>)[] = [];

  async open(options: ShopOptions): Promise<void> {
    this.#dataDir = await mkdtemp(join(tmpdir(), 'concord-cluster-'));
    this.#onClose.push(() => rm(this.#dataDir, { recursive: true }));
    await chmod(this.#dataDir, 0o755);
    const postgres = await startEmbeddedPostgres({ dataDir: this.#dataDir, keepRunningIfJoined: false });
    this.#onClose.push(() => postgres.stop());
    this.#url = postgres.url;
    const orm = await openOrm(entities, { url: this.#url, poolSize: 2 });
    await migrate(orm);
    await orm.close(true);
    this.shop = await Shop.on(this.#url, await Sql.connect(this.#url), options);
    this.#onClose.push(() => this.shop.sql.close());
    this.#onClose.push(() => this.shop.close());
  }

  async close(): Promise<void> {
    for (const step of this.#onClose.toReversed()) await step();
  }

  /** Whoever runs it starts it again. */
  async kill(): Promise<void> {
    await this.shop.sql.close();
    await this.#signal('SIGKILL');
  }

  /** Down until `meanwhile` is done: whoever runs it waits for that long to start it again. */
  async stopped(meanwhile: () => Promise<void>): Promise<void> {
    await this.shop.sql.close();
    await alone(join(this.#dataDir, 'postgres/lock'), async () => {
      await this.#signal('SIGINT');
      await meanwhile();
    });
  }

  async connectAgain(): Promise<void> {
    this.shop.sql = await Sql.connect(this.#url);
  }

  async #signal(signal: NodeJS.Signals): Promise<void> {
    const pidFile = await readFile(join(this.#dataDir, 'postgres/data/postmaster.pid'), 'utf8');
    process.kill(Number(pidFile.split('\n')[0]), signal);
  }
}
