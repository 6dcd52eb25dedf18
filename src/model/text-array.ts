import { ArrayType } from '@mikro-orm/core';

/**
 * A text[] of PostgreSQL. MikroORM's own quotes as JSON does, and only what looks as if it had to be: blanks at the ends and line
 * breaks would be lost, and "null" would be no text at all.
 */
export class TextArray extends ArrayType {
  override convertToDatabaseValue(value: string[] | null): string | null {
    return value && `{${value.map(quoted).join(',')}}`;
  }

  override getColumnType(): string {
    return 'text[]';
  }
}

function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
}
