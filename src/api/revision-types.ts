import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime, Json } from '../model/scalars.js';
import { Actor } from '../model/versioned-record.js';
import { RevisionKind } from '../revisions/revision.js';
import { connectionType } from './connections.js';

registerEnumType(RevisionKind, { name: 'RevisionKind', description: 'What a change did to the record as a whole.' });

@ObjectType({ description: 'One field that a revision changed. Names and values as in FieldConflict.' })
export class FieldChange {
  @Field(() => String, { description: 'As in the patch.' })
  field!: string;

  @Field(() => Json, { nullable: true, description: 'Null for a field of a record just created.' })
  before!: unknown;

  @Field(() => Json, { nullable: true, description: 'What it became.' })
  after!: unknown;
}

@ObjectType({ description: 'One version of a record: who made it, when, and what it changed.' })
export class Revision {
  @Field(() => Int, { description: 'The version that the change led to.' })
  version!: number;

  @Field(() => RevisionKind, { description: 'What it did to the record as a whole.' })
  kind!: RevisionKind;

  @Field(() => Actor, { description: 'Who made it.' })
  actor!: Actor;

  @Field(() => DateTime, { description: 'By the clock of the database.' })
  at!: Date;

  @Field(() => [FieldChange], { description: 'Only what changed.' })
  changes!: FieldChange[];

  /** Not shown: whose revision it is. */
  recordId!: string;
}

export const RevisionConnection = connectionType(Revision);
