import type { GraphQLSchema } from 'graphql';
import { buildSchemaSync, type AuthChecker, type PubSub } from 'type-graphql';
import { validateArguments } from '../api/arguments.js';
import { ROLES, type Context, type Role } from '../api/context.js';
import { EditLockMutations, EditLockReleasedResolver } from '../api/edit-lock-mutations.js';
import {
  EditLockBreakResolver,
  EditLockQueries,
  EditLockResolver,
  RecordLockResolver,
} from '../api/edit-lock-queries.js';
import { EditLockSubscription } from '../api/edit-lock-subscription.js';
import { FeedResolver, RecordChangeResolver } from '../api/feed-resolvers.js';
import { nameRecordTypes } from '../api/feed-types.js';
import { NodeResolver, RevisionResolver, VersionedRecordResolver } from '../api/record-resolvers.js';
import { recordTypes } from '../model/record-type.js';
import { resolvers } from '../records/index.js';

/** Each role may do what those before it may, and without one nothing may be done. */
const roleSuffices: AuthChecker<Context, Role> = ({ context: { role } }, required) =>
  role !== null && required.some((each) => ROLES.indexOf(role) >= ROLES.indexOf(each));

const lockResolvers = [
  EditLockQueries,
  EditLockMutations,
  EditLockResolver,
  RecordLockResolver,
  EditLockBreakResolver,
  EditLockReleasedResolver,
  EditLockSubscription,
] as const;

const feedResolvers = [FeedResolver, RecordChangeResolver] as const;

/** Subscriptions bring their own sources: of type-graphql's topics there are none. */
const noTopics: PubSub = {
  publish: () => undefined,
  subscribe: () => {
    throw new Error('there are no topics');
  },
};

export function createSchema(): GraphQLSchema {
  nameRecordTypes();
  return buildSchemaSync({
    resolvers: [
      NodeResolver,
      VersionedRecordResolver,
      RevisionResolver,
      ...lockResolvers,
      ...feedResolvers,
      ...resolvers,
    ],
    orphanedTypes: recordTypes().map(({ entity }) => entity),
    validateFn: validateArguments,
    authChecker: roleSuffices,
    pubSub: noTopics,
  });
}
