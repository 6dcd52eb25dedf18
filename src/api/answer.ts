import { ArgumentValidationError, createUnionType, type MiddlewareFn } from 'type-graphql';
import type { RecordClass } from '../model/record-type.js';
import { write, type Write } from '../writes/write.js';
import { issuesOf } from './arguments.js';
import type { Context } from './context.js';
import {
  ConflictError,
  errorOf,
  NotFoundError,
  validationError,
  ValidationError,
  type MutationError,
} from './errors.js';

type ErrorClass = new () => MutationError;

/** Runs a write for the caller, and answers its result or the error that tells why it was refused. */
export async function answer<T>(
  { orm, actor }: Context,
  work: (write: Write) => Promise<T>,
): Promise<T | MutationError> {
  const outcome = await write({ orm, actor }, work);
  return outcome.ok ? outcome.value : errorOf(outcome.failure);
}

/** The union that a mutation of one record answers: the record, or one of the errors. */
export function resultOf(
  name: string,
  entity: RecordClass,
  errors: readonly ErrorClass[] = [ConflictError, NotFoundError, ValidationError],
): object {
  const union: object = createUnionType({
    name,
    description: `The ${entity.name.toLowerCase()} as the write left it, or why nothing was written.`,
    types: () => [entity, ...errors],
  });
  return union;
}

/** Broken rules of a mutation's arguments are an answer (a union member), not an error of the request. */
export const brokenRulesAreAnswers: MiddlewareFn = async (_action, next): Promise<unknown> => {
  try {
    return await next();
  } catch (error) {
    if (!(error instanceof ArgumentValidationError)) throw error;
    return validationError(error.extensions.validationErrors.flatMap((each) => issuesOf(each, [])));
  }
};
