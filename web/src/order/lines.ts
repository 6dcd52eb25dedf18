import type { Draft, FieldKind, Values } from 'concord/client';

/** What an order's line is in a draft: a field of its own, which is null where the line was removed. */
export interface Line {
  readonly productId: string;
  readonly product: string;
  readonly sku: string;
  readonly unitPrice: string;
  /** What the product costs now. */
  readonly priceNow: string;
  /** As it is typed. */
  readonly quantity: string;
}

const PREFIX = 'line:';
const WHOLE_NUMBER = /^\d+$/;
/** As far as the API can read. */
const MAX_INT = 2 ** 31 - 1;

/** What the order is changed by is the quantity alone: the rest is shown with it. */
export const lineKind: FieldKind<Line> = {
  same: (a, b) => a.quantity === b.quantity,
  canonical: (line) => line,
  merge: () => 'conflict',
};

export function toField(lineId: string): string {
  return PREFIX + lineId;
}

/** Null: it is no line's. */
export function toLineId(field: string): string | null {
  return field.startsWith(PREFIX) ? field.slice(PREFIX.length) : null;
}

/** Those that the draft knows of, with one state in which the line is there. */
export function linesIn({ base, current, mine }: Draft): Map<string, Line> {
  const known = new Map<string, Line>();
  for (const values of [base, current.values, mine]) {
    for (const [field, line] of Object.entries(values)) {
      if (toLineId(field) !== null && line != null && !known.has(field)) known.set(field, line as Line);
    }
  }
  return known;
}

/** As the API takes them: a line that is removed has no unit left. */
export function toLinePatches(values: Values): { id: string; quantity: number }[] {
  return Object.entries(values).flatMap(([field, line]) => {
    const id = toLineId(field);
    return id === null ? [] : [{ id, quantity: line === null ? 0 : Number((line as Line).quantity) }];
  });
}

export function isQuantity(text: string): boolean {
  return WHOLE_NUMBER.test(text) && Number(text) >= 1 && Number(text) <= MAX_INT;
}

/** To the cent: "12.30". Whatever is no quantity yet counts for nothing. */
export function totalOf(lines: readonly Pick<Line, 'quantity' | 'unitPrice'>[]): string {
  const cents = lines
    .filter(({ quantity }) => isQuantity(quantity))
    .reduce((sum, { quantity, unitPrice }) => sum + BigInt(quantity) * centsOf(unitPrice), 0n);
  return `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;
}

/** Of a price as the API gives it: "4.00". */
function centsOf(price: string): bigint {
  const [whole = '0', decimals = ''] = price.split('.');
  return BigInt(whole + decimals.padEnd(2, '0').slice(0, 2));
}
