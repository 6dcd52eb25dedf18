import { describe, expect, it } from 'vitest';
import { entriesOf, mergedValues, type Kind, type Values } from './model.js';

/** What the model says of one field. */
function merge(kind: Kind, base: unknown, current: unknown, yours: unknown): unknown {
  const version = (field: unknown): Values => ({ field, deletedAt: null });
  const versions = [base, current].map((value) => ({ values: version(value), actor: 'ana' }));
  return mergedValues(versions, entriesOf({ field: kind }, versions, 1, { field: yours }))?.['field'] ?? 'conflict';
}

describe('the model by which merging is judged says what PROTOCOL.md says', () => {
  it.each<[rule: string, Kind, base: unknown, current: unknown, yours: unknown, merged: unknown]>([
    ['M1: only theirs', 'plain', 'a', 'b', 'a', 'b'],
    ['M1: only yours', 'plain', 'a', 'a', 'b', 'b'],
    ['M1: both the same', 'plain', 'a', 'b', 'b', 'b'],
    ['M2: both differently', 'plain', 'a', 'b', 'c', 'conflict'],
    ['M2: cleared and changed', 'plain', 'a', null, 'c', 'conflict'],
    ['M1: an amount written in another way', 'amount', '1', '2', '1.00', '2.00'],
    ['M2: additions and removals', 'set', ['a', 'b', 'c'], ['b', 'c', 'x'], ['a', 'b', 'y'], ['b', 'x', 'y']],
    ['M2: lines apart', 'text', 'a\nb\nc\n', 'A\nb\nc\n', 'a\nb\nC\n', 'A\nb\nC\n'],
    ['M2: lines that touch', 'text', 'a\nb\nc\n', 'A\nb\nc\n', 'a\nB\nc\n', 'conflict'],
    ['M2: the same line, alike', 'text', 'a\nb\nc\n', 'A\nb\nc\n', 'A\nb\nC\n', 'A\nb\nC\n'],
    ['M2: additions at both ends', 'text', 'a\nb\n', 'x\na\nb\n', 'a\nb\ny\n', 'x\na\nb\ny\n'],
    ['M2: a last line without its end', 'text', 'a\nb\nc', 'A\nb\nc', 'a\nb\nc\nd', 'A\nb\nc\nd'],
  ])('%s', (_rule, kind, base, current, yours, merged) => {
    expect(merge(kind, base, current, yours)).toEqual(merged);
  });

  it('M2: the lines of an order, each as a field', () => {
    const line = (id: string, quantity: number) => ({ id, productId: 'p', quantity, unitPrice: '1.00' });
    const base = [line('a', 1), line('b', 1)];
    expect(merge('lines', base, [line('a', 2), line('b', 1)], [line('a', 1)])).toEqual([line('a', 2)]);
    expect(merge('lines', base, [line('b', 1)], [line('a', 2), line('b', 1)])).toBe('conflict');
  });
});
