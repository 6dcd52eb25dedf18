import { useId } from 'react';
import type { Comparison, Side } from 'concord/client';
import { Changer } from './changer.tsx';
import type { RecordEditor } from './editor.ts';
import { fieldOf, type RecordField, type RecordInFull } from './record-type.ts';

interface Props {
  readonly record: RecordInFull;
  readonly fields: readonly RecordField[];
  readonly comparison: Comparison;
  readonly editor: Pick<RecordEditor, 'choose'>;
}

/** One field that both have changed, to different values: one of the two, or a third, has to be chosen. */
export function Clash({ record, fields, comparison, editor }: Props) {
  const field = fieldOf(fields, comparison.field);
  const { base, current, yours, choice, outdated } = comparison;
  const id = useId();
  const { name, title } = field;
  const choose = (side: Side, value: unknown): void => editor.choose(name, side, value);
  const third = choice?.side === 'edited' ? choice.value : yours;
  const radio = (side: Side, label: string, value: unknown) => (
    <label className="side-name">
      <input type="radio" name={id} checked={choice?.side === side} onChange={() => choose(side, value)} />
      {label}
    </label>
  );
  return (
    <fieldset className="clash" data-decided={choice !== null} data-field={name}>
      <legend>
        {title} <span className="pill">{choice ? 'decided' : 'needs a decision'}</span>
      </legend>
      {outdated && (
        <p className="quiet">You had decided on this already; it was changed again since. Please decide once more.</p>
      )}
      <p className="before">
        <span className="quiet">Before: </span>
        {field.show(base)}
      </p>
      <div className="sides">
        <div className="side" data-chosen={choice?.side === 'theirs'}>
          {radio('theirs', 'Theirs', current)}
          <p className="side-value">{field.show(current, base)}</p>
          <Changer record={record} field={field} />
        </div>
        <div className="side" data-chosen={choice?.side === 'mine'}>
          {radio('mine', 'Yours', yours)}
          <p className="side-value">{field.show(yours, base)}</p>
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
            {field.input({
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
