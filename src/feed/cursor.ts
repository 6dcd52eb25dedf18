import { createHmac, timingSafeEqual, type KeyObject } from 'node:crypto';

/** A place in the feed: everything up to it has been seen. Numbers beyond what a double holds exactly. */
export interface Place {
  readonly transaction: bigint;
  readonly sequence: bigint;
}

const PLACE_BYTES = 16;
const SIGNATURE_BYTES = 16;

export function isBefore(a: Place, b: Place): boolean {
  return a.transaction === b.transaction ? a.sequence < b.sequence : a.transaction < b.transaction;
}

/**
 * A place as clients see it: opaque, and signed, so that none is made up. Any server on the same database reads it, and no other
 * does: the secret is in the database (table `feed`).
 */
export function encodeCursor(secret: KeyObject, { transaction, sequence }: Place): string {
  const place = Buffer.alloc(PLACE_BYTES);
  place.writeBigInt64BE(transaction, 0);
  place.writeBigInt64BE(sequence, 8);
  return Buffer.concat([place, signature(secret, place)]).toString('base64url');
}

/** Null for anything that was not made here. */
export function decodeCursor(secret: KeyObject, cursor: string): Place | null {
  const bytes = Buffer.from(cursor, 'base64url');
  // The decoder is lenient: of one place there is to be one cursor only.
  if (bytes.length !== PLACE_BYTES + SIGNATURE_BYTES || bytes.toString('base64url') !== cursor) return null;
  const place = bytes.subarray(0, PLACE_BYTES);
  if (!timingSafeEqual(bytes.subarray(PLACE_BYTES), signature(secret, place))) return null;
  return { transaction: place.readBigInt64BE(0), sequence: place.readBigInt64BE(8) };
}

function signature(secret: KeyObject, place: Buffer): Buffer {
  return createHmac('sha256', secret).update(place).digest().subarray(0, SIGNATURE_BYTES);
}
