import { useEffect, useState } from 'react';
import type { LockFragment } from '../gql/graphql.ts';
import { Countdown } from '../layout/countdown.tsx';
import { useRow } from '../list/use-row.ts';
import type { Person } from '../session/session.ts';
import { BreakLockButton } from './break-lock-button.tsx';
import { HeldLockBar } from './held-lock-bar.tsx';
import type { Locking, LockingState } from './locking.ts';
import { TextAndButton } from './text-and-button.tsx';
import type { RecordType } from './record-type.ts';
import { useStore } from '../store/store.ts';

interface Props {
  readonly type: RecordType;
  readonly id: string;
  readonly person: Person;
  readonly locking: Locking;
}

/** Who edits the record, and how one comes to edit it alone. */
export function LockBar({ type, id, person, locking }: Props) {
  const lock = useRow(id)?.editLock ?? null;
  const state = useStore(locking);
  useKeptForMe(lock, state, locking);
  useEffect(() => locking.seen(lock), [locking, lock]);
  return (
    <>
      {state.isHeld && <HeldLockBar lock={lock} locking={locking} />}
      {state.isLost && (
        <p className="notice" role="alert">
          You hold the lock no longer. What you typed is kept here.
        </p>
      )}
      {!state.isHeld && <NotHeld noun={type.noun} lock={lock} state={state} person={person} locking={locking} />}
      {state.message && (
        <p className="problem" role="alert">
          {state.message}
        </p>
      )}
    </>
  );
}

/** Handed over to whoever asked for it: it is theirs as soon as they take it, and they want it. */
function useKeptForMe(lock: LockFragment | null, { hasAsked, isHeld }: LockingState, locking: Locking): void {
  const isKept = Boolean(hasAsked && !isHeld && lock?.heldByMe);
  useEffect(() => {
    if (isKept) void locking.take('');
  }, [isKept, locking]);
}

interface NotHeldProps {
  readonly noun: string;
  readonly lock: LockFragment | null;
  readonly state: LockingState;
  readonly person: Person;
  readonly locking: Locking;
}

function NotHeld({ noun, lock, state, person, locking }: NotHeldProps) {
  const [isOpen, setIsOpen] = useState(false);
  if (lock?.heldByMe) {
    return (
      <div className="notice">
        <p>You are editing this in another tab.</p>
        <button
          type="button"
          disabled={state.isBusy}
          onClick={() => void locking.take(lock.note, { takeOverMine: true })}
        >
          Edit it here instead
        </button>
      </div>
    );
  }
  if (!lock) {
    return isOpen ? (
      <TextAndButton
        label="What are you going to do?"
        button="Start editing"
        isBusy={state.isBusy}
        onText={(note) => void locking.take(note)}
      />
    ) : (
      <p>
        <button type="button" onClick={() => setIsOpen(true)}>
          {state.isLost ? 'Lock it again' : 'Lock it while I edit'}
        </button>
      </p>
    );
  }
  return (
    <div className="notice">
      <p role="status">
        {lock.holder.name} is editing this {noun}
        {lock.note && `: ${lock.note}`}. You can go on typing, and save when it is free again.
      </p>
      <p className="quiet">
        Free in <Countdown until={lock.expiresAt} />, unless they go on.
      </p>
      {state.hasAsked ? (
        <p role="status">{lock.holder.name} knows that you wait for it.</p>
      ) : (
        <TextAndButton
          label={`Message to ${lock.holder.name}`}
          button="Ask for it"
          isBusy={state.isBusy}
          onText={(message) => void locking.ask(message)}
        />
      )}
      {(person.role === 'administrator' || person.role === null) && (
        <BreakLockButton holder={lock.holder.name} onBreak={(reason) => void locking.breakIt(reason)} />
      )}
    </div>
  );
}
