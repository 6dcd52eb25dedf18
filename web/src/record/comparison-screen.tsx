import { useEffect, useRef } from 'react';
import { compare, toSave, type Draft } from 'concord/client';
import { Clash } from './clash.tsx';
import type { RecordEditor } from './editor.ts';
import type { EditorState } from './editor-state.ts';
import { Progress } from './progress.tsx';
import type { RecordInFull } from './record-type.ts';
import { Settled } from './settled.tsx';

interface Props {
  readonly record: RecordInFull;
  readonly draft: Draft;
  readonly state: EditorState;
  readonly editor: RecordEditor;
}

/** Two people have changed one record: what each of them did, field by field, and what is to become of it. */
export function ComparisonScreen({ record, draft, state, editor }: Props) {
  const headingRef = useRef<HTMLHeadingElement>(null);
  useEffect(() => headingRef.current?.focus(), []);
  const { type } = editor;
  const fields = type.fieldsOf(draft);
  const comparisons = compare(fields, draft);
  const clashing = comparisons.filter(({ conflicting }) => conflicting);
  const settled = comparisons.filter(({ conflicting }) => !conflicting);
  const waiting = clashing.filter(({ choice }) => !choice).length;

  return (
    <form
      className="card stack comparison"
      onSubmit={(event) => {
        event.preventDefault();
        editor.save();
      }}
    >
      <header>
        <h1 tabIndex={-1} ref={headingRef}>
          {record.updatedBy.name} changed this, too
        </h1>
        <p className="quiet">
          {type.nameOf(record)} is at version {record.version} now. Nothing that you typed is lost.
        </p>
      </header>
      {clashing.length > 0 && (
        <section className="stack" aria-label="To be decided">
          {clashing.map((each) => (
            <Clash key={each.field} record={record} fields={fields} comparison={each} editor={editor} />
          ))}
        </section>
      )}
      {settled.length > 0 && (
        <section className="stack" aria-labelledby="settled">
          <h2 id="settled">Nothing to decide here</h2>
          <ul className="settled-list">
            {settled.map((each) => (
              <Settled key={each.field} record={record} fields={fields} comparison={each} />
            ))}
          </ul>
        </section>
      )}
      <Progress state={state} onDiscard={() => editor.discard()} />
      <div className="actions">
        <button type="submit" className="primary" disabled={toSave(fields, draft) === null || state.pending !== null}>
          Save as version {record.version + 1}
        </button>
        <button type="button" onClick={() => editor.takeOver()}>
          Go on editing
        </button>
        <button type="button" className="danger" onClick={() => editor.discard()}>
          Discard my changes
        </button>
        <span className="quiet" role="status">
          {waiting > 0 && `${waiting} ${waiting === 1 ? 'field waits' : 'fields wait'} for your decision.`}
        </span>
      </div>
    </form>
  );
}
