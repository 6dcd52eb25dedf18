import { randomUUID } from 'node:crypto';
import type { ProvedField } from './fields.js';

const WORDS = ['Alder', 'Birch', 'Cedar', 'Dogwood', 'Elm'];
const AMOUNTS = ['1.00', '2.50', '3.99', '10.00', '0.05'];
const SETS = [['amber', 'black', 'cyan'], ['amber', 'black'], ['black', 'cyan', 'dun'], ['amber', 'cyan', 'ecru'], []];
/** Every second line is the same in all of them, so that changes to two lines never touch. */
const TEXTS = [
  ['one', 'two', 'three'],
  ['ONE', 'two', 'three'],
  ['one', 'zwei', 'three'],
  ['eins', 'two', 'THREE'],
  ['one', 'TWO', 'drei'],
].map((lines) => `${lines.join('\n---\n')}\n`);

/** What the kind of a field suggests as its values, where nobody names better ones; `referred` makes a record to refer to. */
export async function suggestedValues(
  field: ProvedField,
  referred: () => Promise<string>,
): Promise<readonly unknown[]> {
  if (field.declared.references) return [await referred(), await referred(), null, await referred()];
  const values = valuesOf(field);
  return field.declared.nullable ? [...values.slice(0, 2), null, ...values.slice(2)] : values;
}

function valuesOf({ nature, typeName, choices, declared, name }: ProvedField): readonly unknown[] {
  if (nature === 'set') return SETS;
  if (nature === 'text') return TEXTS;
  if (choices.length > 0) return choices;
  if (typeName === 'Int') return [1, 2, 3, 4, 5];
  if (typeName === 'Decimal') return AMOUNTS;
  if (typeName === 'String') return declared.unique ? WORDS.map((word) => `${word}-${randomUUID()}`) : WORDS;
  throw new Error(`Values for ${name}, a field of type ${typeName}, have to be given.`);
}

/** Long text is compared line by line: what the values have to be like, for the outcome to be told without a merge. */
export function checkValues({ name, nature }: ProvedField, values: readonly unknown[]): void {
  if (values.length < 2) throw new Error(`${name} has fewer than two values: nothing can be proved of it.`);
  if (nature !== 'text') return;
  const texts = values.filter((value) => value !== null).map((value) => (value as string).split('\n'));
  const length = texts[0]?.length;
  const differs = (line: number): boolean => new Set(texts.map((lines) => lines[line])).size > 1;
  if (
    texts.some(
      (lines) => lines.length !== length || lines.some((_, line) => line > 0 && differs(line) && differs(line - 1)),
    )
  ) {
    throw new Error(`The values of ${name} need equally many lines, of which no two neighbours ever differ.`);
  }
}
