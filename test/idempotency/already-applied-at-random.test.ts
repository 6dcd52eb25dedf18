import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  adjustStock,
  deleteProduct,
  newProducts,
  restoreProduct,
  revertProduct,
  saveProduct,
  saveProducts,
  undoProductRevision,
  type Product,
} from '../setup/acts.js';
import { useShop } from '../setup/shop.js';

const shop = useShop();
const [RUNS, CALLS] = [6, 40];

interface Answer {
  readonly __typename: string;
  readonly yoursAlreadyApplied?: boolean;
  readonly failures?: readonly { index: number; error: Answer }[];
}

/** Few enough that the same call comes again, and that what it names is sometimes true. */
const call = fc.record({
  as: fc.constantFrom('ana' as const, 'ben' as const),
  what: fc.constantFrom('save', 'merge', 'both', 'delete', 'restore', 'revert', 'undo', 'adjust', 'by hand'),
  which: fc.constantFrom(0, 1),
  version: fc.oneof({ weight: 3, arbitrary: fc.constant('current' as const) }, fc.integer({ min: 1, max: 9 })),
  value: fc.integer({ min: 1, max: 3 }),
  /** In place of all that: what was called so many calls before, by the same person or as it happens by another one. */
  again: fc.option(fc.record({ before: fc.integer({ min: 1, max: 8 }), bySame: fc.boolean() }), { freq: 2 }),
});

const WITHOUT_VALUE = new Set(['delete', 'restore']);

type Call = typeof call extends fc.Arbitrary<infer T> ? T : never;

type MadeCall = Omit<Call, 'again' | 'version'> & { version: number };

/** What was accepted: by whom, what, and which record it moved on. */
class Ledger {
  readonly #accepted = new Set<string>();
  readonly #calls: MadeCall[] = [];
  /** Conflicts that told something else than what was. */
  readonly wrong: string[] = [];
  conflicts = 0;
  known = 0;

  constructor(private readonly products: readonly Product[]) {}

  async carryOut(next: Call): Promise<void> {
    const before = await this.#versions();
    const made = this.#made(next, before);
    this.#calls.push(made);
    const { as, what, which, version, value } = made;
    const answer = await this.#act(made);
    const after = await this.#versions();
    const of = (index: number): string => JSON.stringify([as, what, version, WITHOUT_VALUE.has(what) || value, index]);
    const refusals = answer?.failures ?? (answer ? [{ index: which, error: answer }] : []);
    for (const { index, error } of refusals) {
      if (error.__typename !== 'ConflictError') continue;
      this.conflicts += 1;
      if (error.yoursAlreadyApplied) this.known += 1;
      if (error.yoursAlreadyApplied !== this.#accepted.has(of(index))) this.wrong.push(of(index));
    }
    // An adjustment commutes, so that it is not to be known again; and nobody retries what was done by hand.
    if (what === 'adjust' || what === 'by hand') return;
    after.forEach((now, index) => now > before[index]! && this.#accepted.add(of(index)));
  }

  /** With the version that it names, whichever is current. */
  #made({ again, ...next }: Call, versions: readonly number[]): MadeCall {
    const earlier = again ? this.#calls.at(-again.before) : undefined;
    if (earlier) return again!.bySame ? earlier : { ...earlier, as: next.as };
    return { ...next, version: next.version === 'current' ? versions[next.which]! : next.version };
  }

  #act({ as, what, which, version, value }: MadeCall): Promise<Answer | null> {
    const read = { ...this.products[which]!, version };
    switch (what) {
      case 'save':
        return saveProduct(shop, read, { name: `name ${value}` }, { as });
      case 'merge':
        return saveProduct(shop, read, { tags: [`tag ${value}`] }, { as, onConflict: 'MERGE' });
      case 'both': {
        const edits = this.products.map(({ id }) => [{ id, version }, { stock: value }] as const);
        return saveProducts(shop, edits, { as });
      }
      case 'delete':
        return deleteProduct(shop, read, { as });
      case 'restore':
        return restoreProduct(shop, read, { as });
      case 'revert':
        return revertProduct(shop, read, value, { as });
      case 'undo':
        return undoProductRevision(shop, read, value, { as });
      case 'adjust':
        return adjustStock(shop, read.id, value, version, { as });
      default:
        return this.#byHand(read.id, value);
    }
  }

  async #byHand(id: string, value: number): Promise<null> {
    await shop.sql.rows('update products set name = $2 where id = $1', [id, `name ${value}`]);
    return null;
  }

  async #versions(): Promise<number[]> {
    const rows = await shop.sql.rows<{ id: string; version: number }>(
      'select id, version from products where id = any($1)',
      [this.products.map(({ id }) => id)],
    );
    return this.products.map(({ id }) => rows.find((row) => row.id === id)!.version);
  }
}

it(
  'yoursAlreadyApplied is true of exactly the calls that were accepted before, in any order of calls',
  { timeout: 120_000 },
  async () => {
    let [conflicts, known] = [0, 0];
    await fc.assert(
      fc.asyncProperty(fc.array(call, { minLength: CALLS, maxLength: CALLS }), async (calls) => {
        const ledger = new Ledger(await newProducts(shop, 2));
        for (const each of calls) await ledger.carryOut(each);
        expect(ledger.wrong).toEqual([]);
        conflicts += ledger.conflicts;
        known += ledger.known;
      }),
      { numRuns: RUNS },
    );
    // It has looked at both sides; how often is up to chance.
    expect(known).toBeGreaterThan(0);
    expect(conflicts - known).toBeGreaterThan(0);
  },
);
