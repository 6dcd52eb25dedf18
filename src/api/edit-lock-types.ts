import { Field, ID, ObjectType } from 'type-graphql';
import type { EditLockState } from '../edit-locks/edit-lock.js';
import { DateTime, Decimal } from '../model/scalars.js';
import { Actor, VersionedRecord } from '../model/versioned-record.js';
import { connectionType } from './connections.js';

@ObjectType({ description: 'Somebody waits for an edit lock.' })
export class EditLockRequest {
  @Field(() => Actor, { description: 'Who waits.' })
  requester!: Actor;

  @Field(() => String, { description: 'What they say to the holder.' })
  message!: string;

  @Field(() => DateTime, { description: 'Since when they wait; by the clock of the database.' })
  requestedAt!: Date;
}

@ObjectType({
  description:
    'A time-limited claim to edit one record of any type, held by one editing session (a tab, not a person).',
})
export class EditLock implements EditLockState {
  @Field(() => Decimal, { name: 'fencingNumber', description: "Rises with every grant of the record's lock." })
  fence!: string;

  @Field(() => Actor, { description: 'Whose session holds it.' })
  holder!: Actor;

  @Field(() => String, { description: 'What the holder said about it.' })
  note!: string;

  @Field(() => DateTime, { description: 'When it was granted; by the clock of the database.' })
  acquiredAt!: Date;

  @Field(() => DateTime, { description: 'When it was last renewed, or granted; by the clock of the database.' })
  renewedAt!: Date;

  @Field(() => DateTime, { description: 'When it runs out by itself; by the clock of the database.' })
  expiresAt!: Date;

  @Field(() => [EditLockRequest], { description: 'Who asked the holder for it, oldest first.' })
  requests!: EditLockRequest[];

  /** Not shown: whose lock it is. */
  recordId!: string;

  static of(state: EditLockState): EditLock {
    return Object.assign(new EditLock(), state);
  }
}

@ObjectType({ description: 'The lock, and the secret that proves it.' })
export class EditLockGranted {
  @Field(() => EditLock, { description: 'The lock, in force from now on.' })
  lock!: EditLock;

  @Field(() => ID, {
    description: 'Secret: proves to later calls that this session holds the lock. Shown only here.',
  })
  token!: string;

  @Field(() => VersionedRecord, {
    description: 'The record as it stood when the lock was granted: start editing from this.',
  })
  record!: VersionedRecord;
}

@ObjectType({ description: 'The lock is no more.' })
export class EditLockReleased {
  /** Not shown: which record it was. */
  recordId!: string;
}

@ObjectType({ description: 'The trace of a lock ended by an administrator.' })
export class EditLockBreak {
  @Field(() => Actor, { description: 'Whose lock it was.' })
  holder!: Actor;

  @Field(() => Actor, { description: 'Who ended it.' })
  brokenBy!: Actor;

  @Field(() => String, { description: 'Why.' })
  reason!: string;

  @Field(() => DateTime, { description: 'When; by the clock of the database.' })
  at!: Date;

  /** Not shown: which record it was. */
  recordId!: string;
}

export const EditLockConnection = connectionType(EditLock);
export const EditLockBreakConnection = connectionType(EditLockBreak);
