import { Moment } from '../layout/moment.tsx';
import type { FieldChange, RecordField, RecordInFull } from './record-type.ts';

interface Props {
  readonly record: RecordInFull;
  readonly field: RecordField;
}

/** Who last changed the field, and when. */
export function Changer({ record, field }: Props) {
  const isIt = (change: FieldChange): boolean => field.isChangedIn?.(change) ?? change.field === field.name;
  const last = record.revisions.nodes.find(({ changes }) => changes.some(isIt));
  if (!last) return null;
  return (
    <p className="quiet">
      {last.actor.name}, version {last.version}, <Moment at={last.at} />
    </p>
  );
}
