import { compare, shown, type Draft } from 'concord/client';
import type { RecordEditor } from './editor.ts';
import type { EditorState } from './editor-state.ts';
import { FieldInput } from './field-input.tsx';
import type { RecordField } from './record-type.ts';

interface Props {
  /** Which of them, in this order. */
  readonly fields: readonly RecordField[];
  readonly draft: Draft;
  readonly state: EditorState;
  readonly editor: RecordEditor;
}

export function Fields({ fields, draft, state, editor }: Props) {
  const values = shown(draft);
  const mine = new Set(
    compare(fields, draft)
      .map(({ field }) => field)
      .filter((field) => field in draft.mine),
  );
  return fields.map((field) => (
    <FieldInput
      key={field.name}
      field={field}
      value={values[field.name]}
      isChanged={mine.has(field.name)}
      issues={state.issues.filter((issue) => issue.field === field.name)}
      onChange={(value) => editor.edit(field.name, value)}
    />
  ));
}
