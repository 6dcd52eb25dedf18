import { Embeddable, Embedded, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, InterfaceType, Int, ObjectType } from 'type-graphql';
import { DateTime } from './scalars.js';

@InterfaceType({ description: 'Anything with a global id. Source: https://relay.dev/graphql/objectidentification.htm' })
export abstract class Node {
  @Field(() => ID, {
    description: "Globally unique, opaque, never reused, not even after deletion; it names the record's type.",
  })
  @PrimaryKey({ type: 'text', collation: 'C' })
  id!: string;
}

@Embeddable()
@ObjectType({ description: 'Who did it, as the server knew them at that moment.' })
export class Actor {
  @Field(() => ID, {
    description:
      'The id that the token carries; "database:" and the role for a change made by SQL behind the server\'s back.',
  })
  @Property({ type: 'text' })
  id!: string;

  @Field(() => String, { description: 'The name to show to people.' })
  @Property({ type: 'text' })
  name!: string;

  static of(id: string, name: string): Actor {
    return Object.assign(new Actor(), { id, name });
  }
}

/**
 * The columns that every record has, and the interface under which every record is seen. `version` carries MikroORM's
 * own optimistic locking: each UPDATE names the version it is based on and raises it by one.
 */
@InterfaceType({
  implements: Node,
  description: 'A record that several people may edit. Every write that changes it raises `version` by exactly one.',
})
export abstract class VersionedRecord extends Node {
  @Field(() => Int, { description: '1 at birth, and one more with every change. Send it as `expectedVersion`.' })
  @Property({ type: 'integer', version: true })
  version!: number;

  @Field(() => DateTime, { description: 'When it was made, by the clock of the database.' })
  @Property({ type: 'datetime', length: 3, defaultRaw: 'clock_timestamp()' })
  createdAt!: Date;

  @Field(() => Actor, { description: 'Who made it.' })
  @Embedded(() => Actor, { prefix: 'created_by_' })
  createdBy!: Actor;

  @Field(() => DateTime, { description: 'When the newest change was made, by the clock of the database.' })
  @Property({ type: 'datetime', length: 3, defaultRaw: 'clock_timestamp()' })
  updatedAt!: Date;

  @Field(() => Actor, { description: 'Who made the newest change.' })
  @Embedded(() => Actor, { prefix: 'updated_by_' })
  updatedBy!: Actor;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was deleted; null while it lives. A deleted record keeps its id, version and history.',
  })
  @Property({ type: 'datetime', length: 3, nullable: true })
  deletedAt!: Date | null;

  /**
   * New with every write of the server. A change that leaves it alone was made behind the server's back, and the
   * trigger attributes it to the database role: no session state is needed, so it works behind any pooler.
   */
  @Property({ type: 'uuid', nullable: true })
  writeId!: string | null;
}
