import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { isDirty, undecided, type Draft } from 'concord/client';
import { mayWrite, type Person } from '../session/session.ts';
import type { EditorState } from './editor-state.ts';
import { LockBar } from './lock-bar.tsx';
import { NewsBanner } from './news-banner.tsx';
import { Progress } from './progress.tsx';
import { RecordHeader } from './record-header.tsx';
import type { Editing } from './use-editing.ts';
import type { RecordInFull } from './record-type.ts';

export interface FormProps<R extends RecordInFull> extends Editing<R> {
  readonly record: R;
  readonly draft: Draft;
  readonly state: EditorState<R>;
  readonly person: Person;
}

interface Props<R extends RecordInFull> extends FormProps<R> {
  /** Besides what it is and who changed it last. */
  readonly notices: ReactNode;
  readonly children: ReactNode;
  /** What else can be done with the record. */
  readonly actions?: ReactNode;
}

/** What every record's form has around its fields. */
export function RecordForm<R extends RecordInFull>(props: Props<R>) {
  const { record, draft, state, editor, locking, person, notices, actions, children } = props;
  const { type } = editor;
  const fields = type.fieldsOf(draft);
  const isChanged = isDirty(fields, draft);
  const isClashing = undecided(fields, draft).length > 0;
  const isDeleted = record.deletedAt !== null;

  return (
    <form
      className="card stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        editor.save();
      }}
    >
      <RecordHeader type={type} record={record}>
        <Link href={`${type.path}/${record.id}/history`}>History</Link>
      </RecordHeader>
      {notices}
      {mayWrite(person) && !isDeleted && <LockBar type={type} id={record.id} person={person} locking={locking} />}
      {!isDeleted && <NewsBanner record={record} draft={draft} editor={editor} />}
      {children}
      <Progress state={state} onDiscard={() => editor.discard()} />
      {mayWrite(person) && (
        <div className="actions">
          <button
            type="submit"
            className="primary"
            disabled={!isChanged || isClashing || isDeleted || state.pending !== null}
          >
            Save
          </button>
          <button type="button" disabled={!isChanged || state.pending !== null} onClick={() => editor.discard()}>
            Discard changes
          </button>
          <span className="spacer" />
          {actions}
        </div>
      )}
    </form>
  );
}
