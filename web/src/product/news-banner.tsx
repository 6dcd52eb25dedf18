import { compare, type Draft } from 'concord/client';
import type { ProductInFullFragment } from '../gql/graphql.ts';
import { Moment } from '../layout/moment.tsx';
import type { ProductEditor } from './editor.ts';
import { FIELDS, titleOf } from './fields.ts';

interface Props {
  readonly product: ProductInFullFragment;
  readonly draft: Draft;
  readonly editor: ProductEditor;
}

/** Somebody has saved while one was typing: what, and what can be done about it. */
export function NewsBanner({ product, draft, editor }: Props) {
  const theirs = compare(FIELDS, draft).filter(({ changed }) => changed !== 'mine');
  if (theirs.length === 0) return null;
  const clashes = theirs.filter(({ conflicting, choice }) => conflicting && !choice);
  const isAllClashing = clashes.length === theirs.length;
  return (
    <div className="notice news" role="status">
      <p>
        <strong>{product.updatedBy.name}</strong> saved version {product.version} <Moment at={product.updatedAt} />:{' '}
        {titles(theirs)}.
        {clashes.length > 0 && ` ${titles(clashes)} ${clashes.length === 1 ? 'clashes' : 'clash'} with what you typed.`}
      </p>
      <span className="actions">
        {!isAllClashing && (
          <button type="button" onClick={() => editor.takeOver()}>
            {clashes.length > 0 ? 'Take over what does not clash' : 'Take over'}
          </button>
        )}
        <button type="button" onClick={() => editor.compare(true)}>
          {clashes.length > 0 ? 'Decide field by field' : 'Compare'}
        </button>
      </span>
    </div>
  );
}

function titles(differences: readonly { readonly field: string }[]): string {
  return new Intl.ListFormat('en').format(differences.map(({ field }) => titleOf(field)));
}
