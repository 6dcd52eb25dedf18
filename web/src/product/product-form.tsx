import { compare, isDirty, shown, undecided, type Draft } from 'concord/client';
import type { ProductInFullFragment } from '../gql/graphql.ts';
import type { Person } from '../session/session.ts';
import type { Deletion } from './deletion.ts';
import { DeleteButton } from './delete-button.tsx';
import type { EditorState, ProductEditor } from './editor.ts';
import { FieldInput } from './field-input.tsx';
import { FIELDS } from './fields.ts';
import { LockBar } from './lock-bar.tsx';
import type { Locking } from './locking.ts';
import { NewsBanner } from './news-banner.tsx';
import { Notices } from './notices.tsx';
import { ProductHeader } from './product-header.tsx';
import { Progress } from './progress.tsx';

interface Props {
  readonly product: ProductInFullFragment;
  readonly draft: Draft;
  readonly state: EditorState;
  readonly editor: ProductEditor;
  readonly deletion: Deletion;
  readonly locking: Locking;
  readonly person: Person;
}

export function ProductForm({ product, draft, state, editor, deletion, locking, person }: Props) {
  const { name, deletedAt } = product;
  const values = shown(draft);
  const mayWrite = person.role !== 'viewer';
  const isChanged = isDirty(FIELDS, draft);
  const clashes = undecided(FIELDS, draft);
  const change = (what: 'delete' | 'restore'): void => void deletion.carryOut(what, product);
  const mine = new Set(
    compare(FIELDS, draft)
      .map(({ field }) => field)
      .filter((field) => field in draft.mine),
  );

  return (
    <form
      className="card stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        editor.save();
      }}
    >
      <ProductHeader product={product} />
      <Notices product={product} mayWrite={mayWrite} isChanged={isChanged} onRestore={() => change('restore')} />
      {mayWrite && !product.deletedAt && <LockBar id={product.id} person={person} locking={locking} />}
      {!product.deletedAt && <NewsBanner product={product} draft={draft} editor={editor} />}
      <fieldset className="fields" disabled={!mayWrite}>
        <legend className="visually-hidden">Product</legend>
        {FIELDS.map((field) => (
          <FieldInput
            key={field.name}
            field={field.name}
            value={values[field.name]}
            isChanged={mine.has(field.name)}
            issues={state.issues.filter((issue) => issue.field === field.name)}
            onChange={(value) => editor.edit(field.name, value)}
          />
        ))}
      </fieldset>
      <Progress state={state} onDiscard={() => editor.discard()} />
      {mayWrite && (
        <div className="actions">
          <button
            type="submit"
            className="primary"
            disabled={!isChanged || clashes.length > 0 || Boolean(state.pending || deletedAt)}
          >
            Save
          </button>
          <button type="button" disabled={!isChanged || Boolean(state.pending)} onClick={() => editor.discard()}>
            Discard changes
          </button>
          <span className="spacer" />
          {!deletedAt && <DeleteButton name={name} onDelete={() => change('delete')} />}
        </div>
      )}
    </form>
  );
}
