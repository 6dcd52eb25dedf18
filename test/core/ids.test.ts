import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idPrefix, newId } from '../../src/core/ids.js';

describe('ids', () => {
  it('carry the type of their record, and no two are alike', () => {
    const ids = Array.from({ length: 10_000 }, (_, index) => newId(index % 2 ? 'product' : 'order'));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.map(idPrefix)).toEqual(ids.map((_, index) => (index % 2 ? 'product' : 'order')));
  });

  it('sort as text in the order in which they were made', () => {
    const ids = Array.from({ length: 10_000 }, () => newId('product'));
    expect(ids.toSorted()).toEqual(ids);
  });

  it('are opaque: letters, digits and one underscore, so that they stand in a URL as they are', () => {
    for (const prefix of ['product', 'category', 'order', 'line']) {
      expect(newId(prefix)).toMatch(new RegExp(`^${prefix}_[0-9a-hjkmnp-tv-z]{26}$`));
    }
  });

  it.each([
    '',
    ' ',
    '_',
    'product',
    'product_',
    'product_x',
    'PRODUCT_01h455vb4pex5vsknk084sn02q',
    'product_01H455VB4PEX5VSKNK084SN02Q',
    'product_01h455vb4pex5vsknk084sn02',
    'product_01h455vb4pex5vsknk084sn02qq',
    'product_8zzzzzzzzzzzzzzzzzzzzzzzzz',
    'product_01h455vb4pex5vsknk084sn02u',
    'product 01h455vb4pex5vsknk084sn02q',
    'product_01h455vb4pex5vsknk084sn02q\n',
    '\0',
    '\uD800',
    '__proto__',
  ])('%j is malformed, and so nobody’s', (id) => {
    expect(idPrefix(id)).toBeNull();
  });

  it('any text at all is either an id, with its prefix in front, or malformed: never an error', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[a-z_]*_[0-9a-z]{26}$/)), (text) => {
        const prefix = idPrefix(text);
        expect(prefix === null || prefix === '' || text.startsWith(`${prefix}_`)).toBe(true);
      }),
    );
  });
});
