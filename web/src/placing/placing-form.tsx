import { useEffect, useRef } from 'react';
import { TYPED_FIELDS } from '../order/order-type.tsx';
import { FieldInput } from '../record/field-input.tsx';
import { isBlank, type TypedField } from './form.ts';
import { NewLines } from './new-lines.tsx';
import { PlacingProgress } from './placing-progress.tsx';
import type { Placing, PlacingState } from './placing.ts';

interface Props {
  readonly placing: Placing;
  readonly state: PlacingState;
}

export function PlacingForm({ placing, state }: Props) {
  const { form, pending, issues } = state;
  const unseen = form.lines.filter(({ now }) => now).length;
  const isWaiting = pending !== null;
  const formRef = useRef<HTMLFormElement>(null);
  // While it is under way, nothing has the focus. Where it comes back to is what has to be looked at.
  useEffect(() => {
    const wrong = formRef.current?.querySelector<HTMLElement>('[aria-invalid=true], .line .notice button');
    if (!isWaiting && document.activeElement === document.body) wrong?.focus();
  }, [isWaiting]);
  return (
    <form
      ref={formRef}
      className="card stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        placing.place();
      }}
    >
      <h1>New order</h1>
      <NewLines placing={placing} state={state} />
      <fieldset className="fields" disabled={isWaiting}>
        <legend className="visually-hidden">For whom</legend>
        {TYPED_FIELDS.map((field) => (
          <FieldInput
            key={field.name}
            field={field}
            value={form[field.name as TypedField]}
            isChanged={false}
            issues={issues.filter((issue) => issue.field === field.name)}
            onChange={(value) => placing.type(field.name as TypedField, value as string)}
          />
        ))}
      </fieldset>
      <PlacingProgress state={state} onDiscard={() => placing.discard()} />
      <div className="actions">
        <button type="submit" className="primary" disabled={isWaiting || unseen > 0}>
          Place the order
        </button>
        <button type="button" disabled={isWaiting || isBlank(form)} onClick={() => placing.discard()}>
          Discard it
        </button>
        <span className="quiet" role="status">
          {unseen > 0 && `${unseen} ${unseen === 1 ? 'line has' : 'lines have'} changed: have a look first.`}
        </span>
      </div>
    </form>
  );
}
