import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MikroORM } from '@mikro-orm/postgresql';
import { importFiles, type ImportSummary } from '../../src/import/import.js';

/** A line of a file: an object, or bytes as they are. */
export type FileLine = object | string | Buffer;

export interface Imported {
  readonly summary: ImportSummary;
  /** As `file:line: reason; reason`. */
  readonly refused: readonly string[];
  /** As `file:line: name field value/value in the file by whom`. */
  readonly kept: readonly string[];
}

/** A product's line with all it needs, with these keys instead. */
export function productLine(keys: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    name: 'Chutney',
    category: 'Condiments',
    supplier: 'Hilltop Kitchen',
    quantityPerUnit: '12 jars',
    unitPrice: '4.50',
    unitsInStock: 24,
    reorderLevel: 10,
    discontinued: false,
    ...keys,
  };
}

/** Imports files of these lines, by the name of the file. */
export async function bringIn(orm: MikroORM, files: Record<string, readonly FileLine[]>): Promise<Imported> {
  const folder = await mkdtemp(join(tmpdir(), 'concord-import-'));
  const refused: string[] = [];
  const kept: string[] = [];
  try {
    const paths = Object.keys(files).map((name) => join(folder, name));
    for (const [index, lines] of Object.values(files).entries()) await writeFile(paths[index]!, bytesOf(lines));
    const place = ({ file, number }: { file: string; number: number }): string =>
      `${file.slice(folder.length + 1)}:${number}`;
    const summary = await importFiles(orm, paths, {
      refused: (line, reasons) => refused.push(`${place(line)}: ${reasons.join('; ')}`.replaceAll(`${folder}/`, '')),
      kept: (line, name, { field, value, inFile, by }) =>
        kept.push(`${place(line)}: ${name} ${field} ${String(value)}/${String(inFile)} by ${by}`),
      progress: () => undefined,
    });
    return { summary, refused, kept };
  } finally {
    await rm(folder, { recursive: true });
  }
}

function bytesOf(lines: readonly FileLine[]): Buffer {
  const parts = lines.map((line) =>
    Buffer.isBuffer(line) ? line : Buffer.from(typeof line === 'string' ? line : JSON.stringify(line)),
  );
  return Buffer.concat(parts.flatMap((part) => [part, Buffer.from('\n')]));
}
