import { Moment } from '../layout/moment.tsx';
import { issuesNow, type EditorState } from './editor-state.ts';

interface Props {
  readonly state: EditorState;
  readonly onDiscard: () => void;
}

/** What becomes of what was typed. */
export function Progress({ state, onDiscard }: Props) {
  const { pending, isUnanswered, restoredFrom, savedVersion, isKept } = state;
  const general = issuesNow(state).filter(({ field }) => field === null);
  return (
    <>
      {restoredFrom && !pending && (
        <div className="notice">
          <p>
            What you had typed and not saved (<Moment at={restoredFrom} />) is here again.
          </p>
          <button type="button" onClick={onDiscard}>
            Discard it
          </button>
        </div>
      )}
      {!isKept && <p className="notice">This browser has no room to keep what you type: save before you leave.</p>}
      {general.map(({ message }) => (
        <p key={message} className="problem" role="alert">
          {message}
        </p>
      ))}
      <p role="status" className="progress">
        {pending && !isUnanswered && 'Saving…'}
        {isUnanswered && 'The server does not answer. Your changes are kept here, and saved as soon as it is back.'}
        {savedVersion !== null && !pending && `Saved as version ${savedVersion}.`}
      </p>
    </>
  );
}
