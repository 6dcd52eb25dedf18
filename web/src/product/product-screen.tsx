import { useState } from 'react';
import { isDirty } from 'concord/client';
import type { ProductInFullFragment } from '../gql/graphql.ts';
import { Fields } from '../record/fields.tsx';
import { RecordForm, type FormProps } from '../record/record-form.tsx';
import { RecordScreen } from '../record/record-screen.tsx';
import { mayWrite, type Person } from '../session/session.ts';
import { DeleteButton } from './delete-button.tsx';
import { DELETE, RESTORE } from './deletion.ts';
import { Notices } from './notices.tsx';
import { PRODUCT } from './product-type.tsx';

interface Props {
  readonly id: string;
  readonly person: Person;
}

export function ProductScreen({ id, person }: Props) {
  return <RecordScreen type={PRODUCT} id={id} person={person} form={ProductForm} />;
}

function ProductForm(props: FormProps<ProductInFullFragment>) {
  const { record: product, draft, state, editor, directWrites, person } = props;
  const fields = PRODUCT.fieldsOf(draft);
  const [isDeletedHere, setIsDeletedHere] = useState(false);
  const deleteIt = (): Promise<void> => {
    setIsDeletedHere(true);
    return directWrites.carryOut(DELETE, product);
  };
  return (
    <RecordForm
      {...props}
      notices={
        <Notices
          product={product}
          mayWrite={mayWrite(person)}
          isChanged={isDirty(fields, draft)}
          isDeletedHere={isDeletedHere}
          onRestore={() => directWrites.carryOut(RESTORE, product)}
        />
      }
      actions={!product.deletedAt && <DeleteButton name={product.name} onDelete={deleteIt} />}
    >
      <fieldset className="fields" disabled={!mayWrite(person)}>
        <legend className="visually-hidden">Product</legend>
        <Fields fields={fields} draft={draft} state={state} editor={editor} />
      </fieldset>
    </RecordForm>
  );
}
