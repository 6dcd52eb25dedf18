import { useEffect, useRef } from 'react';
import { compare, toSave, type Draft } from 'concord/client';
import type { ProductInFullFragment } from '../gql/graphql.ts';
import { Clash } from './clash.tsx';
import type { EditorState, ProductEditor } from './editor.ts';
import { FIELDS } from './fields.ts';
import { Progress } from './progress.tsx';
import { Settled } from './settled.tsx';

interface Props {
  readonly product: ProductInFullFragment;
  readonly draft: Draft;
  readonly state: EditorState;
  readonly editor: ProductEditor;
}

/** Two people have changed one record: what each of them did, field by field, and what is to become of it. */
export function ComparisonScreen({ product, draft, state, editor }: Props) {
  const headingRef = useRef<HTMLHeadingElement>(null);
  useEffect(() => headingRef.current?.focus(), []);
  const comparisons = compare(FIELDS, draft);
  const clashing = comparisons.filter(({ conflicting }) => conflicting);
  const settled = comparisons.filter(({ conflicting }) => !conflicting);
  const waiting = clashing.filter(({ choice }) => !choice).length;

  return (
    <form
      className="card stack comparison"
      onSubmit={(event) => {
        event.preventDefault();
        editor.save();
      }}
    >
      <header>
        <h1 tabIndex={-1} ref={headingRef}>
          {product.updatedBy.name} changed this, too
        </h1>
        <p className="quiet">
          {product.name} is at version {product.version} now. Nothing that you typed is lost.
        </p>
      </header>
      {clashing.length > 0 && (
        <section className="stack" aria-label="To be decided">
          {clashing.map((comparison) => (
            <Clash key={comparison.field} product={product} comparison={comparison} editor={editor} />
          ))}
        </section>
      )}
      {settled.length > 0 && (
        <section className="stack" aria-labelledby="settled">
          <h2 id="settled">Nothing to decide here</h2>
          <ul className="settled-list">
            {settled.map((comparison) => (
              <Settled key={comparison.field} product={product} comparison={comparison} />
            ))}
          </ul>
        </section>
      )}
      <Progress state={state} onDiscard={() => editor.discard()} />
      <div className="actions">
        <button type="submit" className="primary" disabled={toSave(FIELDS, draft) === null || state.pending !== null}>
          Save as version {product.version + 1}
        </button>
        <button type="button" onClick={() => editor.takeOver()}>
          Go on editing
        </button>
        <button type="button" className="danger" onClick={() => editor.discard()}>
          Discard my changes
        </button>
        <span className="quiet" role="status">
          {waiting > 0 && `${waiting} ${waiting === 1 ? 'field waits' : 'fields wait'} for your decision.`}
        </span>
      </div>
    </form>
  );
}
