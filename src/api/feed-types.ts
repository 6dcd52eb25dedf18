import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { InvalidRequest } from '../core/refusal.js';
import type { FeedChange } from '../feed/page.js';
import { enumNameOf } from '../model/names.js';
import { recordTypes } from '../model/record-type.js';
import { DateTime } from '../model/scalars.js';
import { Actor } from '../model/versioned-record.js';
import { RevisionKind } from '../revisions/revision.js';

/** By the name in GraphQL that of the type. The record types are known by the time when the schema is made. */
export const RecordTypeName: Record<string, string> = {};

registerEnumType(RecordTypeName, { name: 'RecordType', description: 'The types of records that there are.' });

export function nameRecordTypes(): void {
  for (const { name } of recordTypes()) RecordTypeName[enumNameOf(name)] = name;
}

export const MAX_FOLLOWED = 200;

/** @throws InvalidRequest */
export function refuseTooMany(ids: readonly string[] | null | undefined): void {
  if (ids && ids.length > MAX_FOLLOWED) {
    throw new InvalidRequest(`At most ${MAX_FOLLOWED} records can be followed at once.`);
  }
}

@ObjectType({
  description:
    'One committed change, exactly once, in an order in which no change can appear behind a cursor already handed out. The versions of a record come in their order.',
})
export class RecordChange {
  @Field(() => String, { description: 'Pass it as `after` to go on from here.' })
  cursor!: string;

  @Field(() => RecordTypeName, { description: 'What the record is.' })
  recordType!: string;

  @Field(() => ID, { description: 'Which record it is.' })
  recordId!: string;

  @Field(() => RevisionKind, { description: 'What the change did to the record as a whole.' })
  kind!: RevisionKind;

  @Field(() => Int, { description: 'The version that the change led to.' })
  version!: number;

  @Field(() => [String], { description: 'Named as in the patch, in the order in which they are declared.' })
  changedFields!: readonly string[];

  @Field(() => Actor, { description: 'Who made it.' })
  actor!: Actor;

  @Field(() => DateTime, { description: 'By the clock of the database.' })
  at!: Date;

  /** Not shown: what all who are told of the same change have in common. */
  source!: FeedChange;

  static of(source: FeedChange): RecordChange {
    const { cursor, type, recordId, kind, version, changedFields, actor, at } = source;
    const shown = { cursor, recordType: type.name, recordId, kind, version, changedFields, actor, at };
    return Object.assign(new RecordChange(), shown, { source });
  }
}

@ObjectType({ description: 'Some of the changes, in the order of the feed.' })
export class ChangePage {
  @Field(() => [RecordChange], { description: 'None when nothing is new.' })
  changes!: RecordChange[];

  @Field(() => String, { description: 'Where to go on; equals `after` when nothing is new.' })
  cursor!: string;

  @Field(() => Boolean, { description: 'Whether there is more already.' })
  hasMore!: boolean;
}
