import type { ReactNode } from 'react';
import { openDraft } from 'concord/client';
import { Countdown } from '../layout/countdown.tsx';
import { PRODUCT } from '../product/product-type.tsx';
import { typed } from '../record/inputs.tsx';
import type { BulkEdit, Failure } from './bulk-edit.ts';

const FIELDS = PRODUCT.fieldsOf(openDraft({ version: 0, values: {} }));

interface Props {
  readonly failures: readonly Failure[];
  /** Of how many. */
  readonly count: number;
  readonly edit: BulkEdit;
}

/** Why nothing was written, product by product, and how to go on. */
export function Failures({ failures, count, edit }: Props) {
  const areConflicts = failures.some(({ error }) => error.__typename === 'ConflictError' && !isDeleted(error));
  const rest = count - failures.length;
  return (
    <section className="stack failures" aria-label="What is in the way" ref={show}>
      <p role="alert">
        <strong>Nothing was changed.</strong> {failures.length} of {count} {failures.length === 1 ? 'stands' : 'stand'}{' '}
        in the way:
      </p>
      <ul>
        {failures.map(({ row, error }) => (
          <li key={row.id}>
            <a href={`/products/${row.id}`} target="_blank" rel="noreferrer">
              {row.name}
            </a>
            : {reasonOf(error)}
          </li>
        ))}
      </ul>
      <div className="actions">
        {areConflicts && (
          <button type="button" onClick={() => edit.takeCurrent()}>
            Take them as they are now
          </button>
        )}
        {rest > 0 && (
          <button type="button" onClick={() => edit.leaveOut()}>
            Leave {failures.length === 1 ? 'it' : 'them'} out
          </button>
        )}
      </div>
    </section>
  );
}

type FailureError = Failure['error'];

function isDeleted(error: FailureError): boolean {
  return error.__typename === 'ConflictError' && error.fields.some(({ field }) => field === 'deletedAt');
}

function reasonOf(error: FailureError): ReactNode {
  if (error.__typename === 'RecordLockedError') return <Locked lock={error.lock} />;
  if (error.__typename !== 'ConflictError') return error.message;
  if (isDeleted(error)) return 'it was deleted meanwhile.';
  const theirs = error.fields.filter(({ base, current }) => JSON.stringify(base) !== JSON.stringify(current));
  // Changed there and back.
  if (theirs.length === 0) return error.message;
  return (
    <ul>
      {theirs.map(({ field: name, base, current, yours, conflicting, changedBy }) => {
        const field = FIELDS.find((each) => each.name === name);
        return (
          <li key={name}>
            {changedBy?.name} changed {field?.title.toLowerCase() ?? name}:{' '}
            {field && !field.isMarked && field.show(typed(base))} {field && !field.isMarked && '→ '}
            {field?.show(typed(current), typed(base))}
            {field && conflicting && <span className="quiet"> (yours: {field.show(typed(yours))})</span>}
          </li>
        );
      })}
    </ul>
  );
}

function Locked({ lock }: Pick<Extract<FailureError, { readonly __typename: 'RecordLockedError' }>, 'lock'>) {
  return (
    <>
      {lock.holder.name} is editing it{lock.note && `: ${lock.note}`}. Free in <Countdown until={lock.expiresAt} />,
      unless they go on.
    </>
  );
}

/** They come below what is typed, out of sight on a small screen. */
function show(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}
