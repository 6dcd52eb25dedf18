import fc from 'fast-check';
import { decimal, longText, partsById, scalar, stringSet, type FieldKind } from '../../src/core/field-kinds.js';

/** A kind of field, and values of it that are often alike: changes that meet are what merging is about. */
export interface Sample<V = unknown> {
  readonly name: string;
  readonly kind: FieldKind<V>;
  readonly values: fc.Arbitrary<V>;
}

export interface Part {
  readonly id: string;
  readonly quantity: number;
}

export const parts = partsById<Part>((a, b) => a.quantity === b.quantity);

/** Text of a few lines, from a few words, with and without a line break at its end. */
export const texts: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(fc.constantFrom('a\n', 'b\n', 'c\n', '\n', 'a b\r\n'), { maxLength: 8 }),
    fc.constantFrom('', '', 'a', 'end'),
  )
  .map(([lines, end]) => lines.join('') + end);

export const sets: fc.Arbitrary<string[]> = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'é', ''), { maxLength: 6 });

export const partLists: fc.Arbitrary<Part[]> = fc.uniqueArray(
  fc.record({ id: fc.constantFrom('l1', 'l2', 'l3', 'l4'), quantity: fc.integer({ min: 1, max: 3 }) }),
  { selector: ({ id }) => id, maxLength: 4 },
);

function sample<V>(name: string, kind: FieldKind<V>, values: fc.Arbitrary<V>): Sample {
  return { name, kind, values };
}

export const SAMPLES: readonly Sample[] = [
  sample('scalar', scalar, fc.constantFrom<unknown>('a', 'b', 1, 0, '', false)),
  sample('decimal', decimal(2), fc.constantFrom('1', '1.0', '1.00', '2', '0', '-0')),
  sample('set', stringSet, sets),
  sample('text', longText, texts),
  sample('parts', parts, partLists),
];
