import { useState } from 'react';
import { Link } from 'wouter';
import { Moment } from '../layout/moment.tsx';
import { typed } from '../record/inputs.tsx';
import type { RecordField } from '../record/record-type.ts';
import { Changed } from './difference.tsx';
import type { Revision } from './history-type.ts';

const KINDS: Readonly<Record<Revision['kind'], string>> = {
  CREATED: 'created',
  UPDATED: 'changed',
  DELETED: 'deleted',
  RESTORED: 'restored',
};

interface Props {
  readonly revision: Revision;
  readonly fields: readonly RecordField[];
  /** The newest there is. */
  readonly isNewest: boolean;
  /** Null where it cannot be undone, or not by this person. */
  readonly onUndo: (() => Promise<void>) | null;
}

/** One version: who made it, when, and what it changed. */
export function RevisionEntry({ revision, fields, isNewest, onUndo }: Props) {
  const [isBusy, setIsBusy] = useState(false);
  const { version, at, kind, actor, changes } = revision;
  const undo = async (): Promise<void> => {
    setIsBusy(true);
    await onUndo!();
    setIsBusy(false);
  };
  return (
    <li className="revision" aria-label={`Version ${version}`}>
      <p>
        <strong>Version {version}</strong>{' '}
        <span className="quiet">
          {KINDS[kind]} by {nameOf(actor)}, <Moment at={at} />
        </span>
      </p>
      {kind === 'UPDATED' && (
        <dl className="differences">
          {changes.map((change) => (
            <OneChange key={change.field} change={change} fields={fields} />
          ))}
        </dl>
      )}
      <p className="actions revision-actions">
        <Link href={`?version=${version}`}>As it was</Link>
        {!isNewest && <Link href={`?from=${version}`}>What changed since</Link>}
        {onUndo && (
          <button type="button" className="plain" disabled={isBusy} onClick={() => void undo()}>
            {isBusy ? 'Undoing…' : 'Undo this'}
          </button>
        )}
      </p>
    </li>
  );
}

function OneChange({
  change,
  fields,
}: {
  readonly change: Revision['changes'][number];
  readonly fields: Props['fields'];
}) {
  const { before, after } = change;
  const field = fields.find(({ name }) => name === change.field);
  if (field) return <Changed field={field} before={typed(before)} after={typed(after)} />;
  // Of parts, which of those that there are: how, tells whoever compares.
  const parts = fields.filter((each) => each.isChangedIn?.(change)).map(({ title }) => title);
  return (
    <div className="difference">
      <dt>{parts.length > 0 ? new Intl.ListFormat('en').format(parts) : change.field}</dt>
      <dd>changed</dd>
    </div>
  );
}

/** SQL that went past the server is by the role that ran it. */
function nameOf({ id, name }: Revision['actor']): string {
  return id.startsWith('database:') ? `${name}, in the database` : name;
}
