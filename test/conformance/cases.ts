import fc from 'fast-check';
import { expect } from 'vitest';
import type { Records } from './records.js';
import type { Story } from './story.js';
import type { Values } from './subject.js';

/** For some of the fields, which of its values it is to get. */
export type Picks = Readonly<Record<string, number | null>>;

const RUNS = 12;

/** Patches of any fields with any of their values, nothing at all among them. */
export function somePicks({ fields }: Records): fc.Arbitrary<Picks> {
  const pick = fc.oneof(fc.constant(null), fc.nat({ max: 100 }));
  return fc.record(Object.fromEntries(fields.map(({ name }) => [name, pick])));
}

export function patchOf({ sample }: Story, picks: Picks): Values {
  return Object.fromEntries(
    Object.entries(picks).flatMap(([name, pick]) => {
      const pool = sample.pools.get(name)!;
      return pick === null ? [] : [[name, pool[pick % pool.length]]];
    }),
  );
}

/**
 * Holds for a number of stories made up at random; which one it did not hold for is told. `holds` answers whether the
 * case was one in which it could have failed: a proof that never met one would prove nothing.
 */
export async function expectForAny<T>(cases: fc.Arbitrary<T>, holds: (one: T) => Promise<boolean>): Promise<void> {
  let telling = 0;
  const property = fc.asyncProperty(cases, async (one) => {
    if (await holds(one)) telling += 1;
  });
  await fc.assert(property, { numRuns: RUNS, endOnFailure: true });
  expect(telling, 'cases in which it could have failed').toBeGreaterThan(0);
}

/** The first patch of these fields, one value each, for which it holds. */
export function findPatch({ sample, records }: Story, holds: (patch: Values) => boolean): Values | null {
  const singles = records.fields.flatMap(({ name }) => sample.pools.get(name)!.map((value) => ({ [name]: value })));
  return singles.find(holds) ?? null;
}
