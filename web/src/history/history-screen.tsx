import { Link, useSearchParams } from 'wouter';
import { isDirty } from 'concord/client';
import { Problem } from '../layout/problem.tsx';
import { ComparisonScreen } from '../record/comparison-screen.tsx';
import { issuesNow } from '../record/editor-state.ts';
import { RecordHeader } from '../record/record-header.tsx';
import type { RecordInFull } from '../record/record-type.ts';
import { useEditing, type Editing } from '../record/use-editing.ts';
import { useServer } from '../server/server-provider.tsx';
import { mayWrite, type Person } from '../session/session.ts';
import { RevisionEntry } from './revision-entry.tsx';
import { historyWrites } from './history-writes.ts';
import type { HistoryType } from './history-type.ts';
import { useTimeline } from './use-timeline.ts';
import { OneVersion, TwoVersions } from './version-views.tsx';
import { VersionsForm } from './versions-form.tsx';
import { useStore } from '../store/store.ts';

interface Props<R extends RecordInFull> {
  readonly history: HistoryType<R>;
  readonly id: string;
  readonly person: Person;
}

/** What became of one record: who changed what, any two versions, and the ways back. */
export function HistoryScreen<R extends RecordInFull>({ history, id, person }: Props<R>) {
  const editing = useEditing(history.type, id);
  const { path, noun } = history.type;
  return (
    <main className="record-screen">
      <Link href={`${path}/${id}`} className="back">
        ← To the {noun}
      </Link>
      {editing && <Loaded history={history} editing={editing} person={person} />}
    </main>
  );
}

interface LoadedProps<R extends RecordInFull> {
  readonly history: HistoryType<R>;
  readonly editing: Editing<R>;
  readonly person: Person;
}

function Loaded<R extends RecordInFull>({ history, editing, person }: LoadedProps<R>) {
  const { editor } = editing;
  const state = useStore(editor);
  const { record, draft, problem, isComparing } = state;
  if (!record || !draft) {
    if (problem !== null) return <Problem error={problem} onTryAgain={() => void editor.read()} />;
    return <p className="empty quiet">There is no {history.type.noun} at this address.</p>;
  }
  // What could not be undone by itself.
  if (isComparing) return <ComparisonScreen record={record} draft={draft} state={state} editor={editor} />;
  const fields = history.type.fieldsOf(draft);
  const isChanged = isDirty(fields, draft);
  return (
    <div className="card stack">
      <RecordHeader type={history.type} record={record} />
      {isChanged && (
        <p className="notice">
          <span>
            You have changed this and not saved it yet: <Link href={`${history.type.path}/${record.id}`}>go on</Link>{' '}
            with that before you undo anything.
          </span>
        </p>
      )}
      {issuesNow(state).map(({ message }) => (
        <p key={message} className="problem" role="alert">
          {message}
        </p>
      ))}
      <History
        history={history}
        editing={editing}
        record={record}
        canWrite={mayWrite(person) && !isChanged && record.deletedAt === null}
      />
    </div>
  );
}

interface HistoryProps<R extends RecordInFull> {
  readonly history: HistoryType<R>;
  readonly editing: Editing<R>;
  readonly record: R;
  readonly canWrite: boolean;
}

function History<R extends RecordInFull>({ history, editing, record, canWrite }: HistoryProps<R>) {
  const server = useServer();
  const { timeline, state } = useTimeline(history, record);
  const [parameters, setParameters] = useSearchParams();
  const asked = (name: string): number | null => Number(parameters.get(name)) || null;
  const [version, from, to] = [asked('version'), asked('from'), asked('to')];
  const { editor, directWrites } = editing;
  const fields = history.type.fieldsOf(editor.state().draft!);
  const writes = canWrite ? historyWrites(server, history, record) : null;
  const views = { history, record };
  const [first, last] = [from ?? Math.max(1, record.version - 1), to ?? record.version];

  return (
    <>
      <VersionsForm
        key={`${first} ${last}`}
        newest={record.version}
        from={first}
        to={last}
        onCompare={(one, other) => setParameters({ from: String(one), to: String(other) })}
      />
      {version !== null && (
        <OneVersion
          {...views}
          version={version}
          onRevert={writes && ((toVersion) => directWrites.carryOut(writes.revert(toVersion), record))}
        />
      )}
      {from !== null && <TwoVersions {...views} from={from} to={last} />}
      <h2>All versions</h2>
      {state.problem !== null && <Problem error={state.problem} onTryAgain={timeline.refresh} />}
      {state.isLoading && state.revisions.length === 0 && <p className="quiet">Reading…</p>}
      <ol className="timeline">
        {state.revisions.map((revision) => (
          <RevisionEntry
            key={revision.version}
            revision={revision}
            fields={fields}
            isNewest={revision.version === record.version}
            onUndo={
              writes && revision.kind === 'UPDATED'
                ? () => directWrites.carryOut(writes.undo(revision.version), record)
                : null
            }
          />
        ))}
      </ol>
      {state.older !== null && (
        <button type="button" disabled={state.isLoading} onClick={timeline.showOlder}>
          {state.isLoading ? 'Reading…' : 'Show older versions'}
        </button>
      )}
    </>
  );
}
