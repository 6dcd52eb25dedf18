import { readConfig } from '../config.js';
import { anchorFeed } from '../feed/anchor.js';
import { importFiles, type ImportListener, type ImportSummary } from '../import/import.js';
import { totalSize, type Line } from '../import/lines.js';
import type { Kept } from '../import/plan.js';
import { bringUpToDate } from '../storage/migrate.js';
import { command, readArguments, UsageError, withDatabase } from './command.js';
import { untilAskedToStop } from './signals.js';

const USAGE = 'npm run import -- FILE.jsonl…';

await command(async () => {
  const { positionals: files } = readArguments(USAGE, { allowPositionals: true });
  if (files.length === 0) throw new UsageError(`Name at least one file (docs/import-format.md). Usage: ${USAGE}`);
  const config = readConfig(process.env);
  const size = await totalSize(files);
  const stop = untilAskedToStop();
  const summary = await withDatabase(config, async ({ orm }) => {
    await bringUpToDate(orm);
    await anchorFeed(orm);
    return importFiles(orm, files, tellOn(process.stderr, size), stop);
  });
  process.stderr.write(clearLine(process.stderr));
  process.stdout.write(textOf(summary));
  if (summary.refused > 0 || summary.stopped) process.exitCode = 1;
});

/** A line for what was refused or kept; for people who watch, how far it is by now. */
function tellOn(stream: NodeJS.WriteStream, size: number): ImportListener {
  const clear = clearLine(stream);
  const tell = ({ file, number }: Line, text: string): void => {
    stream.write(`${clear}${file}:${number}: ${text}\n`);
  };
  return {
    refused: (line, reasons) => tell(line, `refused: ${reasons.join('; ')}`),
    kept: (line, name, kept) => tell(line, `kept: ${sentenceOf(name, kept)}`),
    progress: (bytes, rows) => {
      const percent = size === 0 ? 100 : Math.floor((100 * bytes) / size);
      if (stream.isTTY) stream.write(`${clear}${percent} %, ${rows} rows`);
    },
  };
}

/** Makes room where the progress stands. */
function clearLine({ isTTY }: NodeJS.WriteStream): string {
  return isTTY ? '\r\x1b[K' : '';
}

function sentenceOf(name: string, { field, value, inFile, by }: Kept): string {
  if (field === 'deletedAt') return `${name} was deleted by ${by}`;
  return `${name}: ${field} is ${JSON.stringify(value)} by ${by}; the file says ${JSON.stringify(inFile)}`;
}

function textOf({ categories, products, refused, kept, stopped }: ImportSummary): string {
  return [
    ...(stopped ? ['Stopped before the end: run it again for the rest.'] : []),
    `Categories: ${categories.created} created, ${categories.found} found.`,
    `Products: ${products.created} created, ${products.changed} changed, ${products.unchanged} unchanged.`,
    `Refused: ${refused}. Left as people edited it: ${kept}.`,
    '',
  ].join('\n');
}
