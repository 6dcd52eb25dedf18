import { describe } from 'vitest';
import type { RecordClass } from '../../src/model/record-type.js';
import type { VersionedRecord } from '../../src/model/versioned-record.js';
import { useShop } from '../setup/shop.js';
import { proveBatches } from './batches.js';
import { proveConflicts } from './conflicts.js';
import { proveDeletion } from './deletion.js';
import { proveHistory } from './history.js';
import { proveIdempotency } from './idempotency.js';
import { proveMerging } from './merging.js';
import { proveRaces } from './races.js';
import { proveRefusals } from './refusals.js';
import { proveReverting } from './reverting.js';
import { Records } from './records.js';
import type { Particulars } from './subject.js';
import { proveUndoing } from './undoing.js';
import { proveVersions } from './versions.js';

/**
 * Proves on a record type what PROTOCOL.md promises for every record, over HTTP against a real server with a database of
 * its own: V1 to V7, M1 to M5, H1 to H3 and I1 to I3, as far as the type has the mutations for it. Called once in a file.
 */
export function proveRecordType<R extends VersionedRecord>(
  entity: RecordClass<R>,
  particulars: Particulars<R> = {},
): void {
  const records = new Records(useShop(), { entity, particulars });
  describe(`${entity.name}: what holds for every record`, () => {
    for (const prove of [
      proveVersions,
      proveRaces,
      proveRefusals,
      proveConflicts,
      proveDeletion,
      proveBatches,
      proveMerging,
      proveHistory,
      proveReverting,
      proveUndoing,
      proveIdempotency,
    ]) {
      prove(records);
    }
  });
}
