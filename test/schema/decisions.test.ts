import 'reflect-metadata';
import {
  Authorized,
  buildSchemaSync,
  Field,
  FieldResolver,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Subscription,
  type AuthChecker,
  type PubSub,
} from 'type-graphql';
import { describe, expect, it } from 'vitest';
import { createSchema } from '../../src/server/schema.js';
import { undecidedFieldResolvers, undecidedRoots } from './decisions.js';

const A_RECORD = 'a record, and every record is for whoever may read one';

/** Field resolvers that name no role: what they tell is for everybody who may read the object, with the reason. */
const AS_THE_OBJECT: Readonly<Record<string, string>> = {
  'Category.parent': A_RECORD,
  'Category.products': A_RECORD,
  'EditLock.heldByMe': 'tells the caller of themselves',
  'EditLock.record': A_RECORD,
  'EditLockBreak.record': A_RECORD,
  'EditLockReleased.record': A_RECORD,
  'Order.lines': 'a part of the order',
  'Order.total': 'follows from the lines',
  'OrderLine.product': A_RECORD,
  'Product.category': A_RECORD,
  'RecordChange.record': A_RECORD,
  'Revision.record': A_RECORD,
  'VersionedRecord.editLock': 'whoever may read a record may see its lock (L7)',
  'VersionedRecord.revisions': 'whoever may read a record may read its history (H1)',
};

// Before the control declares others.
const schema = createSchema();
const fieldResolvers = undecidedFieldResolvers();

describe('A2: where the schema is declared, somebody has decided who may use it', () => {
  it('A2: each query, mutation and subscription: without a role all are refused', async () => {
    expect(await undecidedRoots(schema)).toEqual([]);
  });

  it('A2: each field with code of its own, which might reach further than its object', () => {
    expect(fieldResolvers.toSorted()).toEqual(Object.keys(AS_THE_OBJECT).toSorted());
  });

  it('A2: control: what nobody has decided is found', async () => {
    expect(await undecidedRoots(forgetfulSchema())).toEqual(['openQuery', 'openMutation', 'openSubscription']);
    expect(undecidedFieldResolvers().filter((name) => !fieldResolvers.includes(name))).toEqual(['Thing.open']);
  });
});

/** In which some fields name a role, and others were forgotten. */
function forgetfulSchema() {
  @ObjectType()
  class Thing {
    @Field(() => Int)
    size = 1;
  }

  @Resolver(() => Thing)
  class Things {
    @Query(() => Thing)
    openQuery(): Thing {
      return new Thing();
    }

    @Query(() => Thing)
    @Authorized('viewer')
    closedQuery(): Thing {
      return new Thing();
    }

    @Mutation(() => Int)
    openMutation(): number {
      return 1;
    }

    @Mutation(() => Int)
    @Authorized('editor')
    closedMutation(): number {
      return 1;
    }

    @Subscription(() => Int, { subscribe: nothing })
    openSubscription(): number {
      return 1;
    }

    @Subscription(() => Int, { subscribe: nothing })
    @Authorized('viewer')
    closedSubscription(): number {
      return 1;
    }

    @FieldResolver(() => Int)
    open(): number {
      return 1;
    }

    @FieldResolver(() => Int)
    @Authorized('administrator')
    closed(): number {
      return 1;
    }
  }

  const authChecker: AuthChecker<{ role: string | null }> = ({ context }) => context.role !== null;
  const pubSub: PubSub = { publish: () => undefined, subscribe: () => nothing() };
  return buildSchemaSync({ resolvers: [Things], authChecker, pubSub });
}

async function* nothing(): AsyncGenerator<never> {
  // Nobody has anything to say.
}
