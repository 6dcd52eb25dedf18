import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';

/** One line of a file, as bytes: whether they are text is for its reader to say. */
export interface Line {
  readonly file: string;
  /** From 1. */
  readonly number: number;
  readonly bytes: Buffer;
}

class FileUnreadable extends Error {}

const NEWLINE = 0x0a;

/** How many bytes the files have together. @throws FileUnreadable when one cannot be read, before any of them is. */
export async function totalSize(files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(files.map(sizeOf));
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function sizeOf(file: string): Promise<number> {
  try {
    await using handle = await open(file);
    const stat = await handle.stat();
    if (stat.isDirectory()) throw new Error('it is a folder');
    return stat.size;
  } catch (error) {
    throw new FileUnreadable(`The file ${file} cannot be read (${(error as Error).message}): nothing was imported.`, {
      cause: error,
    });
  }
}

/** The lines of a file of any size, read as they are asked for. */
export async function* linesOf(file: string): AsyncGenerator<Line> {
  let number = 0;
  let rest: Buffer[] = [];
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      yield { file, number: ++number, bytes: Buffer.concat([...rest, chunk.subarray(start, end + 1)]) };
      rest = [];
      start = end + 1;
    }
    if (start < chunk.length) rest.push(chunk.subarray(start));
  }
  if (rest.length > 0) yield { file, number: ++number, bytes: Buffer.concat(rest) };
}
