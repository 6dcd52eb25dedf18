import type { ReactNode } from 'react';
import { Moment } from '../layout/moment.tsx';
import { useRow } from '../list/use-row.ts';
import { LockBadge } from './lock-badge.tsx';
import type { RecordInFull, RecordType } from './record-type.ts';

interface Props {
  readonly type: RecordType;
  readonly record: RecordInFull;
  /** Beside its facts. */
  readonly children?: ReactNode;
}

export function RecordHeader({ type, record, children }: Props) {
  const { id, version, updatedBy, updatedAt } = record;
  const lock = useRow(id)?.editLock ?? null;
  return (
    <header>
      <h1>{type.nameOf(record)}</h1>
      <p className="quiet record-facts">
        Version {version}, by {updatedBy.name}, <Moment at={updatedAt} />
        {lock && <LockBadge lock={lock} />}
        {children}
      </p>
    </header>
  );
}
