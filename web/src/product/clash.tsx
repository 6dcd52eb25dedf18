import { useId } from 'react';
import type { Comparison, Side } from 'concord/client';
import type { ProductInFullFragment } from '../gql/graphql.ts';
import type { ProductEditor } from './editor.ts';
import { inputOf } from './field-input.tsx';
import { FieldValue } from './field-value.tsx';
import { titleOf } from './fields.ts';
import { Changer } from './changer.tsx';

interface Props {
  readonly product: ProductInFullFragment;
  readonly comparison: Comparison;
  readonly editor: ProductEditor;
}

/** One field that both have changed, to different values: one of the two, or a third, has to be chosen. */
export function Clash({ product, comparison, editor }: Props) {
  const { field, base, current, yours, choice, outdated } = comparison;
  const id = useId();
  const title = titleOf(field);
  const choose = (side: Side, value: unknown): void => editor.choose(field, side, value);
  const third = choice?.side === 'edited' ? choice.value : yours;
  const radio = (side: Side, label: string, value: unknown) => (
    <label className="side-name">
      <input type="radio" name={id} checked={choice?.side === side} onChange={() => choose(side, value)} />
      {label}
    </label>
  );
  return (
    <fieldset className="clash" data-decided={choice !== null} data-field={field}>
      <legend>
        {title} <span className="pill">{choice ? 'decided' : 'needs a decision'}</span>
      </legend>
      {outdated && (
        <p className="quiet">You had decided on this already; it was changed again since. Please decide once more.</p>
      )}
      <p className="before">
        <span className="quiet">Before: </span>
        <FieldValue field={field} value={base} />
      </p>
      <div className="sides">
        <div className="side" data-chosen={choice?.side === 'theirs'}>
          {radio('theirs', 'Theirs', current)}
          <p className="side-value">
            <FieldValue field={field} value={current} base={base} />
          </p>
          <Changer product={product} field={field} />
        </div>
        <div className="side" data-chosen={choice?.side === 'mine'}>
          {radio('mine', 'Yours', yours)}
          <p className="side-value">
            <FieldValue field={field} value={yours} base={base} />
          </p>
          <p className="quiet">You, not saved yet</p>
        </div>
      </div>
      <div className="side" data-chosen={choice?.side === 'edited'}>
        {radio('edited', 'Something else', third)}
        {choice?.side === 'edited' && (
          <>
            <label className="visually-hidden" htmlFor={`${id}-third`}>
              {title}, something else
            </label>
            {inputOf(field, {
              id: `${id}-third`,
              value: third,
              describedBy: undefined,
              isInvalid: false,
              onChange: (value) => choose('edited', value),
            })}
          </>
        )}
      </div>
    </fieldset>
  );
}
