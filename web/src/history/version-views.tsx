import { useState, type ReactNode } from 'react';
import { openDraft } from 'concord/client';
import { Problem } from '../layout/problem.tsx';
import type { RecordInFull, RecordType } from '../record/record-type.ts';
import { Difference } from './difference.tsx';
import type { HistoryType } from './history-type.ts';
import { useVersions, type Versions } from './use-version.ts';

interface Props<R extends RecordInFull> {
  readonly history: HistoryType<R>;
  /** As it is now. */
  readonly record: R;
}

/** What is different between two versions. */
export function TwoVersions<R extends RecordInFull>(props: Props<R> & { readonly from: number; readonly to: number }) {
  const { history, record, from, to } = props;
  const read = useVersions(history, record.id, [from, to]);
  return (
    <section className="stack" aria-label={`From version ${from} to version ${to}`}>
      <h2>
        From version {from} to version {to}
      </h2>
      <Read read={read}>{([before, after]) => <Difference type={history.type} before={before!} after={after!} />}</Read>
    </section>
  );
}

interface OneProps<R extends RecordInFull> extends Props<R> {
  readonly version: number;
  /** Null where one may not, or cannot. */
  readonly onRevert: ((version: number) => Promise<void>) | null;
}

/** The record as it was at one version, and the way back to it. */
export function OneVersion<R extends RecordInFull>({ history, record, version, onRevert }: OneProps<R>) {
  const read = useVersions(history, record.id, [version]);
  const [isBusy, setIsBusy] = useState(false);
  const { type } = history;
  const revert = async (): Promise<void> => {
    setIsBusy(true);
    await onRevert!(version);
    setIsBusy(false);
  };
  return (
    <section className="stack" aria-label={`Version ${version}, as it was`}>
      <h2>Version {version}, as it was</h2>
      <Read read={read}>
        {([then]) => (
          <>
            {then!.deletedAt && <p className="notice">It was deleted then.</p>}
            <AsItWas type={type} record={then!} />
            {onRevert && !then!.deletedAt && version !== record.version && (
              <>
                <h3>What going back to it would change</h3>
                <Difference type={type} before={record} after={then!} />
                <p className="actions">
                  <button type="button" className="primary" disabled={isBusy} onClick={() => void revert()}>
                    {isBusy ? 'Going back…' : `Go back to version ${version}`}
                  </button>
                  <span className="quiet">It becomes version {record.version + 1}: nothing is lost.</span>
                </p>
              </>
            )}
          </>
        )}
      </Read>
    </section>
  );
}

function AsItWas<R extends RecordInFull>({ type, record }: { readonly type: RecordType<R>; readonly record: R }) {
  const values = type.valuesOf(record);
  return (
    <dl className="as-it-was">
      {type.fieldsOf(openDraft({ version: record.version, values })).map((field) => (
        <div key={field.name} className="difference">
          <dt>{field.title}</dt>
          <dd>{field.show(values[field.name])}</dd>
        </div>
      ))}
    </dl>
  );
}

interface ReadProps<R> {
  readonly read: Versions<R>;
  readonly children: (records: readonly (R | null)[]) => ReactNode;
}

function Read<R>({ read: { records, problem, tryAgain }, children }: ReadProps<R>) {
  if (problem !== null) return <Problem error={problem} onTryAgain={tryAgain} />;
  if (records === null) return <p className="quiet">Reading…</p>;
  if (records.includes(null)) return <p className="quiet">There is no such version.</p>;
  return children(records);
}
