import { outcomeOf, type Comparison } from 'concord/client';
import type { ProductInFullFragment } from '../gql/graphql.ts';
import { Changer } from './changer.tsx';
import { FieldValue } from './field-value.tsx';
import { titleOf } from './fields.ts';

interface Props {
  readonly product: ProductInFullFragment;
  readonly comparison: Comparison;
}

const WHAT = {
  mine: 'changed by you alone',
  theirs: 'changed by them alone: taken over',
  both: 'changed by both: merged',
};

/** One field on which there is nothing to decide: what comes of it. */
export function Settled({ product, comparison }: Props) {
  const { field, base, changed } = comparison;
  return (
    <li className="settled">
      <p>
        <strong>{titleOf(field)}</strong> <span className="quiet">{WHAT[changed]}</span>
      </p>
      <p className="side-value">
        <FieldValue field={field} value={outcomeOf(comparison)} base={base} />
        {!['tags', 'description'].includes(field) && (
          <span className="quiet">
            {' '}
            (before: <FieldValue field={field} value={base} />)
          </span>
        )}
      </p>
      {changed !== 'mine' && <Changer product={product} field={field} />}
    </li>
  );
}
