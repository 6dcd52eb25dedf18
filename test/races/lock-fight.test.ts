import { expect, it } from 'vitest';
import { acquire, breakLock, release, save } from '../edit-locks/acts.js';
import { newProducts, readRecord, type Product } from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import { times } from '../setup/race.js';
import { useShop, type Person, type Shop } from '../setup/shop.js';
import type { Sql } from '../setup/sql.js';
import { storedRevisions } from '../setup/stored.js';

const guarded = useShop({ poolSize: 60 });
const unguarded = useShop({ poolSize: 60 });
const [RECORDS, HOLDERS, PASSERS_BY, GRANTS] = [5, 20, 15, 120];

/** What all of them together have seen. */
interface Fight {
  readonly shop: Shop;
  readonly products: readonly Product[];
  /** How often a lock has been granted, in the order in which it was known. */
  readonly granted: { id: string; fence: number }[];
  /** What somebody else wrote while a lock was in force: its holder's save met another version than the lock was granted with. */
  readonly violations: string[];
  lost: number;
  refused: number;
  over: boolean;
}

const oneOf = <T>(all: readonly T[]): T => all[Math.floor(Math.random() * all.length)]!;

/** Takes locks, saves under them, and sometimes lets go, forgets to, or loses it to another tab. */
async function hold(fight: Fight, as: Person): Promise<void> {
  while (!fight.over) {
    const { id } = oneOf(fight.products);
    const answer = await acquire(fight.shop, id, { as, ttlSeconds: 5, takeOverMine: Math.random() < 0.3 });
    if (answer.__typename !== 'EditLockGranted') continue;
    const { token: lockToken, lock, record } = answer;
    fight.granted.push({ id, fence: Number(lock.fencingNumber) });
    let { version } = record;
    for (const step of times(1 + Math.floor(Math.random() * 3), (index) => index)) {
      const patch = { name: `under ${lock.fencingNumber}, ${step}` };
      const saved = await save(fight.shop, { id, version }, patch, { as, lockToken });
      if (saved.__typename === 'LockLostError') {
        fight.lost++;
        break;
      }
      if (saved.__typename === 'ConflictError') {
        fight.violations.push(`${lock.fencingNumber}: version ${version} was ${saved.currentVersion}`);
        break;
      }
      version = expectType(saved, 'Product').version;
    }
    if (Math.random() < 0.5) await release(fight.shop, id, lockToken, { as });
  }
}

/** Saves whatever there is, without a lock. */
async function passBy(fight: Fight): Promise<void> {
  while (!fight.over) {
    const read = await readRecord(fight.shop, 'Product', oneOf(fight.products).id);
    const answer = await save(fight.shop, read, { name: `passing by ${Math.random()}` }, { as: 'cleo' });
    if (answer.__typename === 'RecordLockedError') fight.refused++;
  }
}

async function breakSome(fight: Fight): Promise<void> {
  while (!fight.over) await breakLock(fight.shop, oneOf(fight.products).id, 'Just so');
}

/** Stops whoever is between the reading of a record and its UPDATE, until several wait: then anybody may come first. */
async function stopInTheMiddle(fight: Fight, sql: Sql): Promise<void> {
  while (!fight.over) {
    await sql.rows('begin');
    await sql.rows('select from products where id = $1 for update', [oneOf(fight.products).id]);
    for (let tries = 0; tries < 20; tries++) {
      const { waiting } = await sql.row<{ waiting: number }>(
        `select count(*)::int as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      if (waiting >= 4) break;
    }
    await sql.rows('rollback');
  }
}

async function fightOver(shop: Shop, isOver: (fight: Fight) => boolean): Promise<Fight> {
  const products = await newProducts(shop, RECORDS);
  const fight: Fight = { shop, products, granted: [], violations: [], lost: 0, refused: 0, over: false };
  const watch = setInterval(() => (fight.over ||= isOver(fight)), 10);
  const everybody = [
    ...times(HOLDERS, (index) => hold(fight, index % 2 ? 'ben' : 'ana')),
    ...times(PASSERS_BY, () => passBy(fight)),
    breakSome(fight),
    stopInTheMiddle(fight, await shop.connect()),
  ];
  // Whoever fails ends it for all.
  await Promise.all(everybody.map((each) => each.finally(() => (fight.over = true))));
  clearInterval(watch);
  return fight;
}

it(
  `L1, L2, L3: ${HOLDERS} sessions fight for the locks of ${RECORDS} records, while ${PASSERS_BY} save without one and an administrator breaks them: nothing is written under a lock but by its holder`,
  { timeout: 120_000 },
  async () => {
    const fight = await fightOver(guarded, ({ granted }) => granted.length >= GRANTS);
    expect(fight.violations).toEqual([]);
    // It was a fight.
    expect(Math.min(fight.lost, fight.refused)).toBeGreaterThan(5);
    for (const { id } of fight.products) {
      const fences = (await storedRevisions(guarded, id)).flatMap(({ changes }) => {
        const [, fence] = /^under (\d+)/.exec(String(changes['name']?.[1])) ?? [];
        return fence === undefined ? [] : [Number(fence)];
      });
      expect(fences, 'fencing numbers only rise').toEqual(fences.toSorted((a, b) => a - b));
    }
    expect(new Set(fight.granted.map(({ fence }) => fence)).size).toBe(fight.granted.length);
  },
);

it(
  'control: without the check in the write’s own transaction, the same fight ends with writes under somebody else’s lock',
  { timeout: 120_000 },
  async () => {
    await unguarded.sql.rows('drop trigger check_edit_lock on products');
    const fight = await fightOver(
      unguarded,
      ({ violations, granted }) => violations.length > 0 || granted.length > 20 * GRANTS,
    );
    expect(fight.violations.length).toBeGreaterThan(0);
  },
);
