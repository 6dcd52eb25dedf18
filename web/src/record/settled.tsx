import { outcomeOf, type Comparison } from 'concord/client';
import { Changer } from './changer.tsx';
import { fieldOf, type RecordField, type RecordInFull } from './record-type.ts';

interface Props {
  readonly record: RecordInFull;
  readonly fields: readonly RecordField[];
  readonly comparison: Comparison;
}

const WHAT = {
  mine: 'changed by you alone',
  theirs: 'changed by them alone: taken over',
  both: 'changed by both: merged',
};

/** One field on which there is nothing to decide: what comes of it. */
export function Settled({ record, fields, comparison }: Props) {
  const field = fieldOf(fields, comparison.field);
  const { base, changed } = comparison;
  return (
    <li className="settled">
      <p>
        <strong>{field.title}</strong> <span className="quiet">{WHAT[changed]}</span>
      </p>
      <p className="side-value">
        {field.show(outcomeOf(comparison), base)}
        {!field.isMarked && <span className="quiet"> (before: {field.show(base)})</span>}
      </p>
      {changed !== 'mine' && <Changer record={record} field={field} />}
    </li>
  );
}
