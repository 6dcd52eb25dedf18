import { createHash } from 'node:crypto';
import type { RecordType } from '../model/record-type.js';
import type { Actor } from '../model/versioned-record.js';

/** One call of a mutation, as far as its write has to be known again: in a repeat with its key, or in a retry without one. */
export class Intent {
  #fingerprint: string | null = null;

  constructor(
    readonly actor: Actor,
    private readonly mutation: string,
    private readonly args: object,
    /** The caller's name for it; null when it has none. */
    readonly key: string | null,
    /** The records that it will answer, in their order; one that it creates among them. */
    readonly answers: { readonly type: RecordType; readonly ids: readonly string[] },
  ) {}

  /** The same for the same mutation with the same arguments by the same person, and for nothing else: a UUID (RFC 9562, version 8). */
  get fingerprint(): string {
    return (this.#fingerprint ??= uuidOf([this.actor.id, this.mutation, this.args]));
  }
}

function uuidOf(value: unknown): string {
  const bytes = createHash('sha256').update(JSON.stringify(value)).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
