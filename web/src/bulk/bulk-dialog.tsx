import { useEffect, useState, type ReactNode } from 'react';
import { Dialog } from 'radix-ui';
import type { BulkRowFragment } from '../gql/graphql.ts';
import { Moment } from '../layout/moment.tsx';
import type { BulkEdit } from './bulk-edit.ts';
import { ChangesForm } from './changes-form.tsx';
import { isNothing, unreadable } from './changes.ts';
import { Failures } from './failures.tsx';
import { useBulkEdit } from './use-bulk-edit.ts';
import { useStore } from '../store/store.ts';

interface Props {
  readonly id: string;
  /** Those that it is begun with; none where it is gone on with. */
  readonly rows: readonly BulkRowFragment[];
  readonly onDone: (changed: number) => void;
  readonly onClose: () => void;
}

/** One change of many products, all or none. What was typed and sent stays, whatever becomes of the dialog. */
export function BulkDialog({ id, rows, onDone, onClose }: Props) {
  const edit = useBulkEdit(id, rows);
  const [before] = useState(() => document.activeElement);
  if (!edit) return null;
  const close = (): void => {
    // Before the list looks for what is unsaved.
    edit.close();
    onClose();
  };
  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && close()}>
      <Dialog.Portal>
        <Dialog.Overlay className="overlay" />
        <Dialog.Content
          className="dialog bulk stack"
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (before instanceof HTMLElement) before.focus();
          }}
        >
          {edit.state().rows.length > 0 ? (
            <Opened edit={edit} onDone={onDone} onClose={close} />
          ) : (
            <Absent onClose={close} />
          )}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Absent({ onClose }: Pick<Props, 'onClose'>) {
  return (
    <>
      <Dialog.Title>This change is not here</Dialog.Title>
      <Dialog.Description>It was made or discarded, or it is open in another tab.</Dialog.Description>
      <div className="actions">
        <button type="button" onClick={onClose}>
          Close
        </button>
      </div>
    </>
  );
}

interface OpenedProps extends Pick<Props, 'onDone' | 'onClose'> {
  readonly edit: BulkEdit;
}

function Opened({ edit, onDone, onClose }: OpenedProps) {
  const { rows, changes, pending, failures, message, restoredFrom, isDone, isUnanswered, isKept } = useStore(edit);
  const count = `${rows.length} ${rows.length === 1 ? 'product' : 'products'}`;
  useEffect(() => {
    if (isDone) onDone(rows.length);
  }, [isDone, rows, onDone]);
  const problem = unreadable(changes);
  const isReady = !pending && !isNothing(changes) && problem === null && failures.length === 0;
  return (
    <>
      <Dialog.Title>Change {count}</Dialog.Title>
      <Dialog.Description>All of them, or none. What you leave empty stays as it is.</Dialog.Description>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          edit.save();
        }}
      >
        {restoredFrom !== null && !pending && (
          <p className="notice">
            <span>
              What you had typed (<Moment at={restoredFrom} />) is here again.
            </span>
          </p>
        )}
        <ChangesForm changes={changes} isDisabled={pending !== null} onChange={(change) => edit.change(change)} />
        {[problem, message].map((each) => each && <Refusal key={each}>{each}</Refusal>)}
        {failures.length > 0 && <Failures failures={failures} count={rows.length} edit={edit} />}
        {!isKept && <p className="notice">This browser has no room to keep what you type: save before you leave.</p>}
        <p role="status" className="progress">
          {pending && !isUnanswered && 'Saving…'}
          {isUnanswered && 'The server does not answer. It is kept here and sent again, and it is written once.'}
        </p>
        <div className="actions">
          <button type="submit" className="primary" disabled={!isReady}>
            Change {count}
          </button>
          <CloseButton edit={edit} onClose={onClose} />
        </div>
      </form>
    </>
  );
}

/** What was sent is not discarded: it may be written already. */
function CloseButton({ edit, onClose }: Pick<OpenedProps, 'edit' | 'onClose'>) {
  const { changes, pending } = useStore(edit);
  const close = (): void => {
    if (!pending) edit.discard();
    onClose();
  };
  return (
    <button type="button" onClick={close}>
      {pending && 'Close'}
      {!pending && (isNothing(changes) ? 'Cancel' : 'Discard')}
    </button>
  );
}

function Refusal({ children }: { readonly children: ReactNode }) {
  return (
    <p className="problem" role="alert">
      {children}
    </p>
  );
}
