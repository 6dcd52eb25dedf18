import { canonicalDecimal } from '../core/decimal.js';
import { InvalidRequest } from '../core/refusal.js';
import { isWellFormedText } from '../core/text.js';

/** One way in which a list can be ordered: by a column, then by a column that is unique within the list. */
export interface Ordering {
  /** Names the ordering inside cursors, so that a cursor is not mistaken for one of another ordering. */
  readonly name: string;
  readonly column: string;
  readonly type: keyof typeof VALID;
  /** Null when the column itself is unique. */
  readonly tieBreaker: string | null;
  readonly descending: boolean;
}

/** Where in an ordered list a row stands: by its values, not by its number, so that it stays right while rows change. */
export type Position = readonly [value: string, tie: string];

/** Which texts PostgreSQL will read as a value of the type: a forged cursor must not become a database error. */
const VALID = {
  text: isWellFormedText,
  bigint: (text: string): boolean => /^-?\d{1,18}$/.test(text),
  numeric: (text: string): boolean => text.length < 100 && canonicalDecimal(text) !== null,
  // The years 1 to 9999: PostgreSQL has no year 0, and reads those before and after in another form than JavaScript's.
  timestamptz: (text: string): boolean =>
    /^(?!0000)\d{4}-/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString() === text,
};

export function encodeCursor(ordering: Ordering, position: Position): string {
  return Buffer.from(JSON.stringify([ordering.name, ...position])).toString('base64url');
}

/** @throws InvalidRequest for a cursor that was not made by this ordering. */
export function decodeCursor(ordering: Ordering, cursor: string): Position {
  const parts = parseArray(Buffer.from(cursor, 'base64url').toString('utf8'));
  const [name, value, tie] = parts;
  if (
    parts.length !== 3 ||
    name !== ordering.name ||
    typeof value !== 'string' ||
    typeof tie !== 'string' ||
    !VALID[ordering.type](value) ||
    !isWellFormedText(tie)
  ) {
    throw new InvalidRequest('The cursor does not belong to this list in this order.');
  }
  return [value, tie];
}

function parseArray(text: string): unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
