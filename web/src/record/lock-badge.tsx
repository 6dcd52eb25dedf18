import type { LockFragment } from '../gql/graphql.ts';

const time = new Intl.DateTimeFormat('en', { timeStyle: 'short' });

/** Who is editing it, why and until when. */
export function LockBadge({ lock }: { readonly lock: LockFragment }) {
  const who = lock.heldByMe ? 'you' : lock.holder.name;
  const why = lock.note ? `: ${lock.note}` : '';
  return (
    <span className="lock" title={`Locked by ${who} until ${time.format(new Date(lock.expiresAt))}${why}`}>
      <svg viewBox="0 0 16 16" width="12" height="12" aria-hidden="true">
        <path d="M4.5 7V5a3.5 3.5 0 0 1 7 0v2h.5a1 1 0 0 1 1 1v5a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1zm1.5 0h4V5a2 2 0 0 0-4 0z" />
      </svg>
      <span className="visually-hidden">Locked by </span>
      {who}
    </span>
  );
}
