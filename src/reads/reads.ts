import DataLoader from 'dataloader';
import type { MikroORM } from '@mikro-orm/postgresql';
import { idPrefix } from '../core/ids.js';
import { loadLocks, type EditLockState } from '../edit-locks/edit-lock.js';
import { typeOfPrefix, type RecordClass, type RecordType } from '../model/record-type.js';
import type { VersionedRecord } from '../model/versioned-record.js';
import { hydrate, loadVersions } from '../revisions/record-state.js';
import { query } from '../storage/transaction.js';
import { countRows, loadPages, type List, type Page, type PageArgs } from './page.js';

/**
 * What one request reads, in batches: the number of statements grows with the operation's text, never with its rows.
 * Nothing is cached, so that a read after a write in the same request sees what the write left.
 */
export class Reads {
  readonly #records = new DataLoader((ids: readonly string[]) => this.#loadRecords(ids), { cache: false });
  readonly #batches = new Map<string, DataLoader<string, unknown>>();

  constructor(private readonly orm: MikroORM) {}

  /** The record, a deleted one too; null for an unknown, malformed or foreign id. */
  async record<R extends VersionedRecord>(id: string, entity?: RecordClass<R>): Promise<R | null> {
    const record = await this.#records.load(id);
    return record && (!entity || record instanceof entity) ? (record as R) : null;
  }

  /** The record as it was at a version; null when there never was one. */
  async recordAt<R extends VersionedRecord>(id: string, version: number, entity?: RecordClass<R>): Promise<R | null> {
    const type = typeOfPrefix(idPrefix(id));
    if (!type) return null;
    const record = (await this.#batch(`version of ${type.name}`, JSON.stringify([id, version]), async (keys) => {
      const wanted = keys
        .map((key) => JSON.parse(key) as [string, number])
        .map(([of, at]) => ({ id: of, version: at }));
      const found = await loadVersions(this.orm.em.fork(), type, wanted);
      return (key) => found[keys.indexOf(key)] ?? null;
    })) as VersionedRecord | null;
    return record && (!entity || record instanceof entity) ? (record as R) : null;
  }

  /** The edit lock in force on a record; null when there is none. */
  lock(id: string): Promise<EditLockState | null> {
    return this.#batch('edit lock', id, async (ids) => {
      const locks = await loadLocks(this.orm.em.fork(), ids);
      return (key) => locks[ids.indexOf(key)] ?? null;
    }) as Promise<EditLockState | null>;
  }

  page(list: List, args: PageArgs, parent = ''): Promise<Page> {
    return this.#batch(
      `page ${list.table} ${JSON.stringify([list.ordering, list.parent, args])}`,
      list.parent ? parent : null,
      async (parents) => {
        const pages = await loadPages(this.orm.em.fork(), list, args, parents);
        return (key) => pages.get(key);
      },
    ) as Promise<Page>;
  }

  count(list: List, parent = ''): Promise<number> {
    return this.#batch(`count ${list.table} ${list.parent}`, list.parent ? parent : null, async (parents) => {
      const counts = await countRows(this.orm.em.fork(), list, parents);
      return (key) => counts.get(key) ?? 0;
    }) as Promise<number>;
  }

  /** Loads what one key asks for together with what all others of the same kind ask for in this turn. */
  #batch(
    kind: string,
    key: string | null,
    load: (keys: readonly string[]) => Promise<(key: string) => unknown>,
  ): Promise<unknown> {
    // A list without a parent may carry conditions that its kind does not tell, and is never asked for more than once.
    if (key === null) return load(['']).then((found) => found(''));
    let loader = this.#batches.get(kind);
    if (!loader) {
      loader = new DataLoader(
        async (keys) => {
          const found = await load([...new Set(keys)]);
          return keys.map(found);
        },
        { cache: false },
      );
      this.#batches.set(kind, loader);
    }
    return loader.load(key);
  }

  async #loadRecords(ids: readonly string[]): Promise<(VersionedRecord | null)[]> {
    const byType = Map.groupBy(new Set(ids), (id) => typeOfPrefix(idPrefix(id)));
    const found = new Map<string, VersionedRecord>();
    await Promise.all(
      [...byType].map(async ([type, some]) => {
        if (!type) return;
        for (const record of await this.#loadOfType(type, some)) found.set(record.id, record);
      }),
    );
    return ids.map((id) => found.get(id) ?? null);
  }

  async #loadOfType(type: RecordType, ids: string[]): Promise<VersionedRecord[]> {
    const em = this.orm.em.fork();
    const rows = await query<object>(em, `select * from "${type.table}" where id = any($1)`, [ids]);
    return rows.map((row) => hydrate(em, type, row));
  }

  /** Rows of a page as records. */
  hydrate<R extends VersionedRecord>(type: RecordType<R>, page: Page): { cursor: string; node: R }[] {
    const em = this.orm.em.fork();
    return page.rows.map(({ cursor, row }) => ({ cursor, node: hydrate(em, type, row) }));
  }
}
