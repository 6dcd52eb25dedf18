import { CombinedGraphQLErrors } from '@apollo/client';
import type { ProductInFullFragment, RefusalFragment } from '../gql/graphql.ts';
import type { Issue } from './fields.ts';

export type Answer = ProductInFullFragment | RefusalFragment;

/** What is over in a moment, and after which the same may be asked again. */
const PASSING = new Set(['OUTCOME_UNKNOWN', 'SERVICE_UNAVAILABLE', 'STOPPING', 'RATE_LIMITED']);

/** What came of a write. */
export type Outcome =
  | { readonly kind: 'written'; readonly product: ProductInFullFragment }
  | { readonly kind: 'conflict'; readonly current: ProductInFullFragment; readonly isOurs: boolean }
  | { readonly kind: 'refused'; readonly issues: readonly Issue[] }
  /** The lock under which it was to be written is lost. */
  | { readonly kind: 'lockLost'; readonly message: string }
  /** It may have been written: to know, the same is asked again, by the same key. */
  | { readonly kind: 'unknown' };

export function outcomeOf(answer: Answer): Outcome {
  switch (answer.__typename) {
    case 'Product':
      return { kind: 'written', product: answer };
    case 'ConflictError':
      if (answer.current.__typename !== 'Product') break;
      return { kind: 'conflict', current: answer.current, isOurs: answer.yoursAlreadyApplied };
    case 'ValidationError':
      return { kind: 'refused', issues: answer.issues.map(issueOf) };
    case 'LockLostError':
      return { kind: 'lockLost', message: answer.message };
    case 'RecordLockedError':
    case 'NotFoundError':
    case 'BatchError':
      break;
  }
  return { kind: 'refused', issues: [{ field: null, message: answer.message }] };
}

/** Of a request that had no answer, or an error instead. */
export function outcomeOfError(error: unknown): Outcome {
  if (!CombinedGraphQLErrors.is(error)) return { kind: 'unknown' };
  const [first] = error.errors;
  if (PASSING.has(String(first?.extensions?.['code']))) return { kind: 'unknown' };
  return { kind: 'refused', issues: [{ field: null, message: first?.message ?? error.message }] };
}

/** ["patch", "tags", "0"] is about the tags. */
function issueOf({ path, message }: { readonly path: readonly string[]; readonly message: string }): Issue {
  return { field: path[0] === 'patch' && path[1] ? path[1] : null, message };
}
