import type { GraphQLSchema } from 'graphql';
import { buildSchemaSync, type AuthChecker } from 'type-graphql';
import { validateArguments } from '../api/arguments.js';
import { ROLES, type Context, type Role } from '../api/context.js';
import { EditLockMutations, EditLockReleasedResolver } from '../api/edit-lock-mutations.js';
import {
  EditLockBreakResolver,
  EditLockQueries,
  EditLockResolver,
  RecordLockResolver,
} from '../api/edit-lock-queries.js';
import { NodeResolver, RevisionResolver, VersionedRecordResolver } from '../api/record-resolvers.js';
import { recordTypes } from '../model/record-type.js';
import { resolvers } from '../records/index.js';

/** Each role may do what those before it may. */
const roleSuffices: AuthChecker<Context, Role> = ({ context }, required) =>
  required.some((role) => ROLES.indexOf(context.role) >= ROLES.indexOf(role));

const lockResolvers = [
  EditLockQueries,
  EditLockMutations,
  EditLockResolver,
  RecordLockResolver,
  EditLockBreakResolver,
  EditLockReleasedResolver,
] as const;

export function createSchema(): GraphQLSchema {
  return buildSchemaSync({
    resolvers: [NodeResolver, VersionedRecordResolver, RevisionResolver, ...lockResolvers, ...resolvers],
    orphanedTypes: recordTypes().map(({ entity }) => entity),
    validateFn: validateArguments,
    authChecker: roleSuffices,
  });
}
