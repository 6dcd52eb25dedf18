import { compare } from 'concord/client';
import type { OrderInFullFragment } from '../gql/graphql.ts';
import { Fields } from '../record/fields.tsx';
import { RecordForm, type FormProps } from '../record/record-form.tsx';
import { RecordScreen } from '../record/record-screen.tsx';
import { mayWrite, type Person } from '../session/session.ts';
import { OrderLines } from './order-lines.tsx';
import { ORDER, TYPED_FIELDS } from './order-type.tsx';
import { StatusBar } from './status-bar.tsx';
import { toLineId } from './lines.ts';

interface Props {
  readonly id: string;
  readonly person: Person;
}

export function OrderScreen({ id, person }: Props) {
  return <RecordScreen type={ORDER} id={id} person={person} form={OrderForm} />;
}

function OrderForm(props: FormProps<OrderInFullFragment>) {
  const { record: order, draft, state, editor, directWrites, person } = props;
  const changedLines = compare(ORDER.fieldsOf(draft), draft)
    .map(({ field }) => field)
    .filter((field) => toLineId(field) !== null && field in draft.mine);
  return (
    <RecordForm
      {...props}
      notices={
        <>
          <StatusBar
            order={order}
            mayWrite={mayWrite(person)}
            isWaiting={state.pending !== null}
            areLinesChanged={changedLines.length > 0}
            directWrites={directWrites}
          />
          {!mayWrite(person) && <p className="notice">You may look at orders, and not change them.</p>}
        </>
      }
    >
      <fieldset className="fields" disabled={!mayWrite(person)}>
        <legend className="visually-hidden">Order</legend>
        <Fields fields={TYPED_FIELDS} draft={draft} state={state} editor={editor} />
      </fieldset>
      <OrderLines
        order={order}
        draft={draft}
        issues={state.issues}
        mayWrite={mayWrite(person)}
        changedLines={changedLines}
        editor={editor}
      />
    </RecordForm>
  );
}
