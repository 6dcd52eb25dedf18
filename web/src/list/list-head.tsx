import type { ReactNode } from 'react';
import { useNewRecords } from './use-new-records.ts';
import type { ShownPages } from './pages.ts';
import { useStore } from '../store/store.ts';

interface Props {
  readonly title: string;
  /** Of one, and of several of them. */
  readonly nouns: readonly [one: string, several: string];
  readonly pages: ShownPages & { reload(): void };
  /** Where else one may go from here. */
  readonly children: ReactNode;
}

/** What the list is of, how many there are, and that there are more by now. */
export function ListHead({ title, nouns: [one, several], pages, children }: Props) {
  const { count, isBlank } = useStore(pages);
  const [newRecords, forgetNew] = useNewRecords(pages);
  const show = (): void => {
    forgetNew();
    pages.reload();
  };
  return (
    <div className="list-head">
      <h1>{title}</h1>
      <p className="quiet" role="status">
        {isBlank ? '' : `${count.toLocaleString('en')} ${count === 1 ? one : several}`}
      </p>
      {newRecords > 0 && (
        <button type="button" onClick={show}>
          {newRecords} new – show
        </button>
      )}
      {children}
    </div>
  );
}
