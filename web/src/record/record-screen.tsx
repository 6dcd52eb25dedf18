import type { ComponentType } from 'react';
import { Link } from 'wouter';
import { Problem } from '../layout/problem.tsx';
import type { Person } from '../session/session.ts';
import { ComparisonScreen } from './comparison-screen.tsx';
import type { FormProps } from './record-form.tsx';
import type { RecordInFull, RecordType } from './record-type.ts';
import { useEditing, type Editing } from './use-editing.ts';
import { useStore } from '../store/store.ts';

interface Props<R extends RecordInFull> {
  readonly type: RecordType<R>;
  readonly id: string;
  readonly person: Person;
  readonly form: ComponentType<FormProps<R>>;
}

/** One record, as one person works on it. */
export function RecordScreen<R extends RecordInFull>({ type, id, person, form }: Props<R>) {
  const editing = useEditing(type, id);
  return (
    <main className="record-screen">
      <Link href={type.path} className="back">
        ← {type.listTitle}
      </Link>
      {editing && <Loaded {...editing} person={person} form={form} />}
    </main>
  );
}

type LoadedProps<R extends RecordInFull> = Editing<R> & Pick<Props<R>, 'person' | 'form'>;

function Loaded<R extends RecordInFull>({ form: Form, ...editing }: LoadedProps<R>) {
  const { editor } = editing;
  const state = useStore(editor);
  const { record, draft, problem, isComparing } = state;
  return (
    <>
      {problem !== null && <Problem error={problem} onTryAgain={() => void editor.read()} />}
      {record === null && <p className="empty quiet">There is no {editor.type.noun} at this address.</p>}
      {record && draft && isComparing && (
        <ComparisonScreen record={record} draft={draft} state={state} editor={editor} />
      )}
      {record && draft && !isComparing && <Form {...editing} record={record} draft={draft} state={state} />}
    </>
  );
}
