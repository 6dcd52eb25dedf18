import fc from 'fast-check';
import type { Values } from './model.js';

/** An edit of a text: of some line of it, whatever lines it has by then. */
interface TextEdit {
  readonly what: 'replace' | 'drop' | 'insert' | 'append' | 'end';
  /** Which line: taken modulo their number. */
  readonly at: number;
}

/** How a field is changed, whatever it holds by then. */
export type Change =
  | { readonly to: unknown }
  | { readonly text: readonly TextEdit[] }
  /** What it was in some version, of those that there are by then. */
  | { readonly as: number };

export type Edit = Readonly<Record<string, Change>>;

export const to = (...values: readonly unknown[]): fc.Arbitrary<Change> =>
  fc.constantFrom(...values).map((value) => ({ to: value }));

export const words = (pool: readonly string[]): fc.Arbitrary<Change> =>
  fc.subarray([...pool]).map((value) => ({ to: value }));

export const textEdits: fc.Arbitrary<Change> = fc
  .array(
    fc.record({ what: fc.constantFrom('replace', 'replace', 'drop', 'insert', 'append', 'end'), at: fc.nat(20) }),
    {
      minLength: 1,
      maxLength: 2,
    },
  )
  .map((text) => ({ text: text as TextEdit[] }));

/** An edit of a few of these fields. */
export function edits(fields: Readonly<Record<string, fc.Arbitrary<Change>>>): fc.Arbitrary<Edit> {
  const again: fc.Arbitrary<Change> = fc.nat(9).map((as) => ({ as }));
  const changes = Object.entries(fields).map(
    ([name, change]) => [name, fc.oneof({ weight: 5, arbitrary: change }, { weight: 1, arbitrary: again })] as const,
  );
  return fc
    .record(Object.fromEntries(changes.map(([name, change]) => [name, fc.option(change, { freq: 2, nil: undefined })])))
    .map((edit) => Object.fromEntries(Object.entries(edit).filter(([, change]) => change !== undefined)) as Edit);
}

/** The patch that the edit is, to a record with these values. `mark` is new with every edit: no line is written twice. */
export function patchOf(edit: Edit, values: Values, history: readonly Values[], mark: string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(edit).map(([field, change]) => {
      if ('to' in change) return [field, change.to];
      if ('as' in change) return [field, history[change.as % history.length]![field]];
      return [field, edited(values[field] as string, change.text, mark)];
    }),
  );
}

function edited(text: string, changes: readonly TextEdit[], mark: string): string {
  let isEnded = text.endsWith('\n') || text === '';
  const lines = text.split('\n').slice(0, isEnded ? -1 : undefined);
  for (const [index, { what, at }] of changes.entries()) {
    const line = `${mark}.${index}`;
    const place = lines.length === 0 ? 0 : at % lines.length;
    if (what === 'end') isEnded = !isEnded;
    else if (what === 'drop') lines.splice(place, 1);
    else if (what === 'append') lines.push(line);
    else lines.splice(place, what === 'replace' ? 1 : 0, line);
  }
  return lines.length === 0 ? '' : lines.join('\n') + (isEnded ? '\n' : '');
}
