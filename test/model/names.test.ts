import { describe, expect, it } from 'vitest';
import { fieldNameOf, pluralTypeName, wordFor } from '../../src/model/names.js';

describe('what a record type is called', () => {
  it.each([
    ['Product', 'product', 'product'],
    ['PurchaseOrder', 'purchaseOrder', 'purchase order'],
  ])('%s: %s in GraphQL, and "%s" to people', (name, field, word) => {
    expect([fieldNameOf(name), wordFor(name)]).toEqual([field, word]);
  });

  it('categories: updateCategories, and not updateCategorys', () => {
    expect(pluralTypeName('categories')).toBe('Categories');
  });
});
