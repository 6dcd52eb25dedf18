import { expect } from 'vitest';
import type { Read } from './acts.js';
import type { Shop } from './shop.js';

export interface StoredRevision {
  version: number;
  kind: string;
  actor_id: string;
  actor_name: string;
  at: string;
  changes: Record<string, [before: unknown, after: unknown]>;
}

/** The row as it stands in the table, amounts and times as text. */
export function storedRow(shop: Shop, table: string, id: string): Promise<Record<string, unknown>> {
  return shop.sql.row(`select * from "${table}" where id = $1`, [id]);
}

/** Oldest first. */
export function storedRevisions(shop: Shop, id: string): Promise<StoredRevision[]> {
  return shop.sql.rows<StoredRevision & Record<string, unknown>>(
    'select version, kind, actor_id, actor_name, at, changes from revision where record_id = $1 order by version',
    [id],
  );
}

export async function lastRevision(shop: Shop, id: string): Promise<StoredRevision> {
  return (await storedRevisions(shop, id)).at(-1)!;
}

interface Accepted {
  /** The version that the write led to. */
  version: number;
  kind?: 'CREATED' | 'UPDATED' | 'DELETED' | 'RESTORED';
  by?: string;
  changes: StoredRevision['changes'];
}

/** V1: what was answered is at this version, and so is the row, and exactly one revision tells of it. */
export async function expectAccepted(shop: Shop, table: string, answer: Read, accepted: Accepted): Promise<void> {
  const { version, kind = 'UPDATED', by = 'ana', changes } = accepted;
  expect(answer.version).toBe(version);
  expect(await storedRow(shop, table, answer.id)).toMatchObject({ version, updated_by_id: by });
  const revisions = await storedRevisions(shop, answer.id);
  expect(revisions.map((revision) => revision.version)).toEqual(
    Array.from({ length: version }, (_, index) => index + 1),
  );
  expect(revisions.at(-1)).toMatchObject({ version, kind, actor_id: by });
  expect(revisions.at(-1)!.changes).toEqual(changes);
}

/** Every row of every table, as text: a line each, which is quick to compare however many there are. */
export async function everything(shop: Shop): Promise<unknown> {
  const tables = await shop.sql.rows<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`,
  );
  const contents: Record<string, unknown> = {};
  for (const { name } of tables) {
    const { lines } = await shop.sql.row<{ lines: string | null }>(
      `select string_agg(line, E'\\n' order by line collate "C") as lines from (select to_jsonb(t)::text as line from "${name}" t)`,
    );
    contents[name] = lines;
  }
  return contents;
}

/** V3: whatever `act` does, the database is the same after it as it was before. Answers what `act` answers. */
export async function expectNothingWritten<T>(shop: Shop, act: () => Promise<T>): Promise<T> {
  const before = await everything(shop);
  const answer = await act();
  expect(await everything(shop)).toEqual(before);
  return answer;
}
