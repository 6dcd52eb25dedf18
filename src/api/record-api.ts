import type { RecordClass } from '../model/record-type.js';
import type { VersionedRecord } from '../model/versioned-record.js';
import { batchMutation } from './batch-mutation.js';
import { mutationTypes, recordMutations } from './record-mutations.js';
import { recordList, recordQuery } from './record-queries.js';

/** A record type as it is registered: its table, and what GraphQL has to say of it. */
export interface RecordModule {
  readonly entity: RecordClass;
  readonly resolvers: readonly (new () => object)[];
}

/** All that every record type has, for one whose fields say all there is to say; `more` is what is particular to it. */
export function recordModule<R extends VersionedRecord>(
  entity: RecordClass<R>,
  ...more: readonly (new () => object)[]
): RecordModule {
  const types = mutationTypes(entity);
  return {
    entity,
    resolvers: [
      recordQuery(entity),
      recordList(entity),
      recordMutations(entity, types),
      batchMutation(entity, types.Patch),
      ...more,
    ],
  };
}
