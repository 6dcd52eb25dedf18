import type { ReactNode } from 'react';
import { Moment } from '../layout/moment.tsx';
import { LockBadge } from './lock-badge.tsx';
import type { RecordInFull, RecordType } from './record-type.ts';
import { useLock } from './use-lock.ts';

interface Props {
  readonly type: RecordType;
  readonly record: RecordInFull;
  /** Beside its facts. */
  readonly children?: ReactNode;
}

export function RecordHeader({ type, record, children }: Props) {
  const { id, version, updatedBy, updatedAt } = record;
  const lock = useLock(type.typename, id);
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
