import type { Channel } from 'node:diagnostics_channel';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import { Counter, Gauge, Histogram, Registry, register as ofProcess } from 'prom-client';
import { countEditLocks } from '../edit-locks/held.js';
import { heldBackSeconds } from '../feed/held-back.js';
import { within } from '../storage/operation.js';
import { happenings } from '../storage/happenings.js';
import type { News } from './news.js';
import type { Observed } from './observation.js';
import type { OpenConnections } from './open-connections.js';
import { OperationNames } from './operation-names.js';

/** What the database does not tell within it is left out. */
const PATIENCE_MS = 2000;
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export interface Measured {
  readonly orm: MikroORM;
  readonly news: News;
  readonly connections: OpenConnections;
}

/** What /metrics tells whoever runs the server, in the format of Prometheus. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #names = new OperationNames();
  readonly #unsubscribe: (() => void)[] = [];
  readonly #durations = new Histogram({
    ...this.#called('operation_duration_seconds', 'How long operations took; of a subscription, until it had begun.'),
    labelNames: ['operation', 'type', 'transport'],
    buckets: SECONDS,
  });
  readonly #mutations = this.#counter('mutations_total', 'What mutations answered.', 'mutation', 'outcome');
  readonly #conflicts = this.#counter('conflicts_total', 'Conflicts that were answered.', 'record_type');
  readonly #conflictingFields = this.#counter(
    'conflicting_fields_total',
    'Fields on which both sides disagreed, in the conflicts that were answered.',
    'record_type',
    'field',
  );
  readonly #errors = this.#counter('errors_total', 'Errors outside the unions that were answered.', 'code');

  constructor({ orm, news, connections }: Measured) {
    const { feed, lockWatch } = news;
    const merges = this.#counter('merges_total', 'Stale writes that were merged and accepted.', 'record_type');
    const retries = this.#counter('transaction_retries_total', 'Transactions that were run again.', 'sqlstate');
    this.#count(happenings.writeMerged, (type) => merges.inc({ record_type: type }));
    this.#count(happenings.transactionRetried, (state) => retries.inc({ sqlstate: state }));
    this.#gauge('feed_followers', 'Subscribers to changes of records, of this process.', () => feed.followers);
    this.#gauge('edit_lock_watchers', 'Subscribers to edit locks, of this process.', () => lockWatch.watchers);
    this.#gauge('open_connections', 'WebSockets and event streams, of this process.', () => connections.count);
    this.#gauge('edit_locks_held', 'Edit locks in force, in the whole database.', () => countEditLocks(orm));
    this.#gauge(
      'feed_held_back_seconds',
      'How long the oldest committed change waits to be told, because a transaction that began before it is still running.',
      () => heldBackSeconds(orm),
    );
    this.#poolGauge(orm);
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  text(): Promise<string> {
    return Registry.merge([this.#registry, ofProcess]).metrics();
  }

  readonly observe = ({ name, type, transport, durationMs, mutations, codes, phase }: Observed): void => {
    if (phase === 'ended') return;
    const labels = { operation: this.#nameOf(name), type: type ?? 'none', transport: transport ?? 'none' };
    this.#durations.observe(labels, durationMs / 1000);
    for (const { mutation, outcome, conflicts } of mutations) {
      this.#mutations.inc({ mutation, outcome });
      for (const { current, conflictingFields } of conflicts) {
        const record_type = current.constructor.name;
        this.#conflicts.inc({ record_type });
        for (const field of conflictingFields) this.#conflictingFields.inc({ record_type, field });
      }
    }
    for (const code of codes) this.#errors.inc({ code });
  };

  /** Counts no more. */
  stop(): void {
    for (const step of this.#unsubscribe) step();
  }

  #nameOf(name: string | null): string {
    if (name === null) return 'anonymous';
    return this.#names.has(name) ? name : 'other';
  }

  #called(name: string, help: string): { name: string; help: string; registers: Registry[] } {
    return { name: `concord_${name}`, help, registers: [this.#registry] };
  }

  #counter<Label extends string>(name: string, help: string, ...labelNames: Label[]): Counter<Label> {
    return new Counter({ ...this.#called(name, help), labelNames });
  }

  /** Looked up when it is asked for, and left out where the database is away. */
  #gauge(name: string, help: string, value: () => number | Promise<number>): void {
    const gauge: Gauge = new Gauge({
      ...this.#called(name, help),
      collect: async () => {
        try {
          gauge.set(await within(PATIENCE_MS, value));
        } catch {
          gauge.remove();
        }
      },
    });
  }

  #poolGauge(orm: MikroORM): void {
    const gauge: Gauge<'state'> = new Gauge({
      ...this.#called('database_connections', 'Of the pool: in use, idle; and requests that wait for one.'),
      labelNames: ['state'],
      collect: async () => {
        gauge.reset();
        const pool = await poolOf(orm).catch(() => null);
        if (!pool) return;
        gauge.set({ state: 'in_use' }, pool.totalCount - pool.idleCount);
        gauge.set({ state: 'idle' }, pool.idleCount);
        gauge.set({ state: 'waiting' }, pool.waitingCount);
      },
    });
  }

  #count(happening: Channel, count: (what: string) => void): void {
    const listen = (message: unknown): void => count(message as string);
    happening.subscribe(listen);
    this.#unsubscribe.push(() => happening.unsubscribe(listen));
  }
}

/** As MikroORM's type does not tell. Connects first, where it never has. */
function poolOf(orm: MikroORM): Promise<Pool> {
  return (orm.em.getConnection() as unknown as { getNativeClient: () => Promise<Pool> }).getNativeClient();
}
