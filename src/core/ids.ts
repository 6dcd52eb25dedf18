import { TypeID, typeid } from 'typeid-js';

/**
 * Ids are TypeIDs (a prefix that names the record's type, then a UUIDv7 in base 32): opaque to clients, sortable by
 * time of creation, never reused, and the same text in the database as on the wire.
 */
export function newId(prefix: string): string {
  return typeid(prefix).toString();
}

/** The prefix of a well-formed id; null for anything else, so that a malformed id is simply not found. */
export function idPrefix(id: string): string | null {
  try {
    return TypeID.fromString(id).getType();
  } catch {
    return null;
  }
}
