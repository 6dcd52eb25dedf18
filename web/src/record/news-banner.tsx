import { compare, type Draft } from 'concord/client';
import { Moment } from '../layout/moment.tsx';
import type { RecordEditor } from './editor.ts';
import { titlesOf, type RecordInFull } from './record-type.ts';

interface Props {
  readonly record: RecordInFull;
  readonly draft: Draft;
  readonly editor: RecordEditor;
}

/** Somebody has saved while one was typing: what, and what can be done about it. */
export function NewsBanner({ record, draft, editor }: Props) {
  const fields = editor.type.fieldsOf(draft);
  const theirs = compare(fields, draft).filter(({ changed }) => changed !== 'mine');
  if (theirs.length === 0) return null;
  const clashes = theirs.filter(({ conflicting, choice }) => conflicting && !choice);
  const isAllClashing = clashes.length === theirs.length;
  return (
    <div className="notice news" role="status">
      <p>
        <strong>{record.updatedBy.name}</strong> saved version {record.version} <Moment at={record.updatedAt} />:{' '}
        {titlesOf(fields, theirs)}.
        {clashes.length > 0 &&
          ` ${titlesOf(fields, clashes)} ${clashes.length === 1 ? 'clashes' : 'clash'} with what you typed.`}
      </p>
      <span className="actions">
        {!isAllClashing && (
          <button type="button" onClick={() => editor.takeOver()}>
            {clashes.length > 0 ? 'Take over what does not clash' : 'Take over'}
          </button>
        )}
        <button type="button" onClick={() => editor.compare(true)}>
          {clashes.length > 0 ? 'Decide field by field' : 'Compare'}
        </button>
      </span>
    </div>
  );
}
