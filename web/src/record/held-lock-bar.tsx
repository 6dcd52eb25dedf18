import type { LockFragment } from '../gql/graphql.ts';
import { Countdown } from '../layout/countdown.tsx';
import { Moment } from '../layout/moment.tsx';
import type { Locking } from './locking.ts';

interface Props {
  readonly lock: LockFragment | null;
  readonly locking: Locking;
}

/** To whoever holds the lock: how long yet, and who waits for it. */
export function HeldLockBar({ lock, locking }: Props) {
  return (
    <div className="notice news">
      <p role="status">
        You are editing this alone{lock?.note && `: ${lock.note}`}.{' '}
        {lock && (
          <span className="quiet">
            It is prolonged by itself; <Countdown until={lock.expiresAt} /> left.
          </span>
        )}
      </p>
      <button type="button" onClick={() => void locking.release()}>
        Stop editing
      </button>
      {lock?.requests.map(({ requester, message, requestedAt }) => (
        <div key={requester.id} className="request" role="alert">
          <p>
            <strong>{requester.name}</strong> asks for it{message && `: ${message}`}{' '}
            <span className="quiet">
              <Moment at={requestedAt} />
            </span>
          </p>
          <button type="button" onClick={() => void locking.handOver(requester.id)}>
            Hand over to {requester.name}
          </button>
        </div>
      ))}
    </div>
  );
}
