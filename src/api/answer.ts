import { ArgumentValidationError, createParameterDecorator, createUnionType, type MiddlewareFn } from 'type-graphql';
import { OutcomeUnknown } from '../core/refusal.js';
import { issuesOf } from '../model/field-rules.js';
import { wordFor } from '../model/names.js';
import { recordType, type RecordClass } from '../model/record-type.js';
import type { VersionedRecord } from '../model/versioned-record.js';
import { commits } from '../storage/operation.js';
import { Intent } from '../writes/intent.js';
import type { Outcome } from '../writes/outcome.js';
import type { Write } from '../writes/steps.js';
import { write } from '../writes/write.js';
import type { MutationArgs } from './arguments.js';
import type { Context } from './context.js';
import {
  ConflictError,
  errorOf,
  LockLostError,
  NotFoundError,
  RecordLockedError,
  validationError,
  ValidationError,
  type MutationError,
} from './errors.js';

type ErrorClass = new () => MutationError;

/** One call of a mutation: by whom, of which, and all that was sent with it. */
export interface Call {
  readonly context: Context;
  readonly mutation: string;
  readonly args: Readonly<MutationArgs>;
}

/** The parameter of a mutation that `answer` needs. */
export function Called(): ReturnType<typeof createParameterDecorator> {
  return createParameterDecorator<Context>(({ context, info, args }): Call => ({
    context,
    mutation: info.fieldName,
    args,
  }));
}

/** Runs a write for the caller, and answers the record with this id as it left it, or the error that tells why it was refused. */
export async function answer<R extends VersionedRecord>(
  call: Call,
  entity: RecordClass<R>,
  id: string,
  work: (write: Write) => Promise<R>,
): Promise<R | MutationError> {
  const outcome = await writeFor(call, entity, [id], async (writing) => [await work(writing)]);
  return outcome.ok ? outcome.value[0]! : errorOf(outcome.failure);
}

/** The same for several records, of which `present` makes the answer. */
export async function answerAll<R extends VersionedRecord>(
  call: Call,
  entity: RecordClass<R>,
  ids: readonly string[],
  work: (write: Write) => Promise<readonly R[]>,
  present: (records: readonly R[]) => object,
): Promise<object> {
  const outcome = await writeFor(call, entity, ids, work);
  return outcome.ok ? present(outcome.value) : errorOf(outcome.failure);
}

function writeFor<R extends VersionedRecord>(
  { context: { orm, actor, tellNews }, mutation, args: { idempotencyKey, ...args } }: Call,
  entity: RecordClass<R>,
  ids: readonly string[],
  work: (write: Write) => Promise<readonly R[]>,
): Promise<Outcome<readonly R[]>> {
  const intent = new Intent(actor, mutation, args, idempotencyKey ?? null, { type: recordType(entity), ids });
  return write({ orm, actor, intent, tellNews }, work);
}

/** The union that a mutation of one record answers: the record, or one of the errors. */
export function resultOf(
  name: string,
  entity: RecordClass,
  errors: readonly ErrorClass[] = [ConflictError, RecordLockedError, LockLostError, NotFoundError, ValidationError],
): object {
  const union: object = createUnionType({
    name,
    description: `The ${wordFor(entity.name)} as the write left it, or why nothing was written.`,
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

/** What fails when something is committed already was not refused. */
export const committedIsNotRefused: MiddlewareFn = async (_action, next): Promise<unknown> => {
  const before = commits();
  try {
    return await next();
  } catch (error) {
    if (commits() === before || error instanceof OutcomeUnknown) throw error;
    throw new OutcomeUnknown('It was committed, and then could not be answered.', { cause: error });
  }
};
