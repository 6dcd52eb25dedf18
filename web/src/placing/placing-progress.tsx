import { Moment } from '../layout/moment.tsx';
import type { PlacingState } from './placing.ts';

interface Props {
  readonly state: PlacingState;
  readonly onDiscard: () => void;
}

/** What becomes of what was typed. */
export function PlacingProgress({ state, onDiscard }: Props) {
  const { issues, pending, isUnanswered, restoredFrom, isKept } = state;
  return (
    <>
      {restoredFrom && !pending && (
        <div className="notice">
          <p>
            The order that you had begun (<Moment at={restoredFrom} />) is here again.
          </p>
          <button type="button" onClick={onDiscard}>
            Begin another
          </button>
        </div>
      )}
      {!isKept && <p className="notice">This browser has no room to keep what you type: place it before you leave.</p>}
      {issues
        .filter(({ field }) => field === null)
        .map(({ message }) => (
          <p key={message} className="problem" role="alert">
            {message}
          </p>
        ))}
      <p role="status" className="progress">
        {pending && !isUnanswered && 'Placing it…'}
        {isUnanswered && 'The server does not answer. The order is kept here, and placed once, as soon as it is back.'}
      </p>
    </>
  );
}
