import { CombinedGraphQLErrors } from '@apollo/client';
import type { RefusalFragment } from '../gql/graphql.ts';

type Conflict = Extract<RefusalFragment, { readonly __typename: 'ConflictError' }>;

/** Of a write of a record: the record, or a refusal, whose current state is read in full. */
export type Answer<R> =
  | R
  | Exclude<RefusalFragment, Conflict>
  | (Omit<Conflict, 'current'> & { readonly current: R | { readonly __typename: string } });

/** What came of a write. */
export type Outcome<R> =
  | { readonly kind: 'written'; readonly record: R }
  | { readonly kind: 'conflict'; readonly current: R; readonly isOurs: boolean }
  | { readonly kind: 'refused'; readonly issues: readonly IssueAt[] }
  /** The lock under which it was to be written is lost. */
  | { readonly kind: 'lockLost'; readonly message: string }
  /** It may have been written: to know, the same is asked again, by the same key. */
  | { readonly kind: 'unknown' };

/** Something wrong, at a place in what was sent; an empty path: nowhere in particular. */
export interface IssueAt {
  readonly path: readonly string[];
  readonly message: string;
}

/** What is over in a moment, and after which the same may be asked again. */
const PASSING = new Set(['OUTCOME_UNKNOWN', 'SERVICE_UNAVAILABLE', 'STOPPING', 'RATE_LIMITED']);

export function outcomeOf<R extends { readonly __typename: string }>(answer: Answer<R>): Outcome<R> {
  const refusal = answer as RefusalFragment | R;
  if (!isRefusal(refusal)) return { kind: 'written', record: refusal };
  switch (refusal.__typename) {
    case 'ConflictError':
      // Of the type of record that was to be written.
      return { kind: 'conflict', current: refusal.current as unknown as R, isOurs: refusal.yoursAlreadyApplied };
    case 'ValidationError':
      return { kind: 'refused', issues: refusal.issues };
    case 'LockLostError':
      return { kind: 'lockLost', message: refusal.message };
    case 'RecordLockedError':
    case 'NotFoundError':
    case 'BatchError':
      break;
  }
  return { kind: 'refused', issues: [{ path: [], message: refusal.message }] };
}

function isRefusal(answer: RefusalFragment | { readonly __typename: string }): answer is RefusalFragment {
  return answer.__typename.endsWith('Error');
}

/** Of a request that had no answer, or an error instead. */
export function outcomeOfError(error: unknown): Outcome<never> {
  if (!CombinedGraphQLErrors.is(error)) return { kind: 'unknown' };
  const [first] = error.errors;
  if (PASSING.has(String(first?.extensions?.['code']))) return { kind: 'unknown' };
  return { kind: 'refused', issues: [{ path: [], message: first?.message ?? error.message }] };
}
