import { Link } from 'wouter';
import { Problem } from '../layout/problem.tsx';
import type { Person } from '../session/session.ts';
import { ComparisonScreen } from './comparison-screen.tsx';
import type { Deletion } from './deletion.ts';
import type { ProductEditor } from './editor.ts';
import type { Locking } from './locking.ts';
import { ProductForm } from './product-form.tsx';
import { useEditing, useEditorState } from './use-editor.ts';

interface Props {
  readonly id: string;
  readonly person: Person;
}

export function ProductScreen({ id, person }: Props) {
  const editing = useEditing(id);
  return (
    <main className="record-screen">
      <Link href="/products" className="back">
        ← Products
      </Link>
      {editing && <Loaded {...editing} person={person} />}
    </main>
  );
}

interface LoadedProps {
  readonly editor: ProductEditor;
  readonly deletion: Deletion;
  readonly locking: Locking;
  readonly person: Person;
}

function Loaded({ editor, deletion, locking, person }: LoadedProps) {
  const state = useEditorState(editor);
  const { product, draft, problem, isComparing } = state;
  return (
    <>
      {problem !== null && <Problem error={problem} onTryAgain={() => void editor.read()} />}
      {product === null && <p className="empty quiet">There is no product at this address.</p>}
      {product && draft && isComparing && (
        <ComparisonScreen product={product} draft={draft} state={state} editor={editor} />
      )}
      {product && draft && !isComparing && (
        <ProductForm
          product={product}
          draft={draft}
          state={state}
          editor={editor}
          deletion={deletion}
          locking={locking}
          person={person}
        />
      )}
    </>
  );
}
