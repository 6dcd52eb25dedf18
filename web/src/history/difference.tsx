import { sameValue } from 'concord/client';
import type { RecordField, RecordInFull, RecordType } from '../record/record-type.ts';

interface Props<R extends RecordInFull> {
  readonly type: RecordType<R>;
  readonly before: R;
  readonly after: R;
}

/** What is different, field by field. */
export function Difference<R extends RecordInFull>({ type, before, after }: Props<R>) {
  const [from, to] = [type.valuesOf(before), type.valuesOf(after)];
  // Of parts, those that only one of the two has, too.
  const fields = type.fieldsOf({ base: from, current: { version: after.version, values: to }, mine: {}, choices: {} });
  const different = fields.filter(({ name, kind }) => !sameValue(kind, from[name], to[name]));
  if (different.length === 0) return <p className="quiet">They are the same.</p>;
  return (
    <dl className="differences">
      {different.map((field) => (
        <Changed key={field.name} field={field} before={from[field.name]} after={to[field.name]} />
      ))}
    </dl>
  );
}

interface ChangedProps {
  readonly field: RecordField;
  /** Null or undefined: there was nothing yet. */
  readonly before: unknown;
  readonly after: unknown;
}

export function Changed({ field, before, after }: ChangedProps) {
  const isFirst = before === undefined;
  return (
    <div className="difference" data-field={field.name}>
      <dt>{field.title}</dt>
      <dd>
        {!isFirst && !field.isMarked && (
          <>
            <span className="quiet">{field.show(before)}</span> <span aria-label="became">→</span>{' '}
          </>
        )}
        {isFirst ? field.show(after) : field.show(after, before)}
      </dd>
    </div>
  );
}
