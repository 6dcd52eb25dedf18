import { shown, type Draft } from 'concord/client';
import type { OrderInFullFragment } from '../gql/graphql.ts';
import { STATUS_NAMES } from '../orders/status.tsx';
import type { RecordEditor } from '../record/editor.ts';
import type { Issue } from '../record/record-type.ts';
import { linesIn, totalOf, type Line } from './lines.ts';
import { OrderLineRow } from './order-line-row.tsx';

interface Props {
  readonly order: OrderInFullFragment;
  readonly draft: Draft;
  readonly issues: readonly Issue[];
  readonly mayWrite: boolean;
  /** The fields of the lines that were changed here. */
  readonly changedLines: readonly string[];
  readonly editor: Pick<RecordEditor, 'edit'>;
}

/** What was ordered. Its quantities change while the order is placed, and no longer. */
export function OrderLines({ order, draft, issues, mayWrite, changedLines, editor }: Props) {
  const values = shown(draft);
  // Not those that somebody removed before this draft began.
  const rows = [...linesIn(draft)].filter(([field]) => draft.base[field] != null || values[field] != null);
  const left = rows.flatMap(([field]) => (values[field] == null ? [] : [values[field] as Line]));
  const isOpen = order.orderStatus === 'PLACED';
  const takeBack = (): void => changedLines.forEach((field) => editor.edit(field, draft.base[field]));

  return (
    <section className="order-lines stack" aria-labelledby="lines">
      <h2 id="lines">Lines</h2>
      {!isOpen && changedLines.length > 0 && (
        <div className="notice" role="alert">
          <p>
            The order is {STATUS_NAMES[order.orderStatus].toLowerCase()} by now: its quantities do not change any more,
            and yours cannot be saved.
          </p>
          <button type="button" onClick={takeBack}>
            Take my quantities back
          </button>
        </div>
      )}
      <fieldset disabled={!mayWrite || !isOpen}>
        <legend className="visually-hidden">Quantities</legend>
        <ul className="line-list">
          {rows.map(([field, line]) => (
            <OrderLineRow
              key={field}
              line={line}
              value={values[field] as Line | null}
              isChanged={changedLines.includes(field)}
              isLast={left.length === 1}
              mayChange={mayWrite && isOpen}
              issues={issues.filter((issue) => issue.field === field)}
              onChange={(value) => editor.edit(field, value)}
              onRestore={() => editor.edit(field, draft.base[field])}
            />
          ))}
        </ul>
      </fieldset>
      <p className="order-total">
        Total <strong className="number">{totalOf(left)}</strong>
        {changedLines.length > 0 && <span className="quiet"> once it is saved; now {order.total}</span>}
      </p>
    </section>
  );
}
