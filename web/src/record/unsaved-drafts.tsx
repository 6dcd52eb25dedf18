import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { Moment } from '../layout/moment.tsx';
import { draftsOf, watchDrafts } from './drafts.ts';

/** The way back to what was typed and not saved. */
export function UnsavedDrafts({ personId }: { readonly personId: string }) {
  const [drafts, setDrafts] = useState(() => draftsOf(personId));
  useEffect(() => watchDrafts(() => setDrafts(draftsOf(personId))), [personId]);
  if (drafts.length === 0) return null;
  return (
    <div className="notice">
      <p>You have unsaved changes:</p>
      {drafts.map(({ key, kept: { name, at, keptAt, pending } }) => (
        <span key={key}>
          <Link href={at}>{name}</Link>{' '}
          <span className="quiet">
            <Moment at={keptAt} />
            {pending != null && ', sent and not answered: it is sent again when you open it'}
          </span>
        </span>
      ))}
    </div>
  );
}
