import { execFile } from 'node:child_process';
import { appendFile, cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '../..');
const FENCE = /(?:^`(?<path>[^`]+)`(?<more>, one line more)?:\n\n)?^```(?<language>\w+)\n(?<text>.*?)^```$/gms;

/** What a page tells its reader to do, in the order in which it does. */
export type Step =
  | { readonly do: 'write' | 'append'; readonly path: string; readonly text: string }
  | { readonly do: 'run'; readonly command: string };

/**
 * The steps of a page of instructions: a code block under the path of a file is that file, or one more line of it; an `sh` block
 * is run, line by line. What is told besides (`console`, operations to try, examples) is none.
 */
export function stepsOf(page: string): Step[] {
  return [...page.matchAll(FENCE)].flatMap(({ groups }): Step[] => {
    const { path, more, language, text = '' } = groups!;
    if (path) return [{ do: more ? 'append' : 'write', path, text }];
    return language === 'sh'
      ? text
          .trim()
          .split('\n')
          .map((command) => ({ do: 'run' as const, command }))
      : [];
  });
}

/** The code blocks in this language, in their order. */
export function blocksOf(page: string, language: string): string[] {
  return [...page.matchAll(FENCE)]
    .filter(({ groups }) => groups!['language'] === language)
    .map(({ groups }) => groups!['text']!);
}

/** A copy of what the repository holds, as a fresh clone after `npm ci` would be. */
export class Clone {
  constructor(
    readonly folder: string,
    private readonly environment: Readonly<Record<string, string>>,
  ) {}

  async make(): Promise<void> {
    const { stdout } = await promisify(execFile)(
      'git',
      ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
      { cwd: root },
    );
    const files = stdout.split('\0').filter((path) => path !== '' && path !== 'node_modules');
    for (const path of files) {
      await mkdir(dirname(join(this.folder, path)), { recursive: true });
      await cp(join(root, path), join(this.folder, path)).catch(ifRemoved);
    }
    await symlink(join(root, 'node_modules'), join(this.folder, 'node_modules'));
    // What no page of instructions is about is not built once more.
    await cp(join(root, 'web/dist'), join(this.folder, 'web/dist'), { recursive: true });
    await writeFile(join(this.folder, 'web/dist/.built'), '');
  }

  async write(step: Exclude<Step, { do: 'run' }>): Promise<void> {
    const path = join(this.folder, step.path);
    if (step.do === 'append') return appendFile(path, step.text);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, step.text, { flag: 'wx' });
  }

  /** What it printed. @throws when it fails, with everything that it said. */
  async run(command: string): Promise<string> {
    // Nothing of the surroundings gets in: the tests inside are no part of those that run them.
    const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], ...this.environment };
    try {
      return (await promisify(execFile)('/bin/sh', ['-c', command], { cwd: this.folder, env, maxBuffer: 2 ** 26 }))
        .stdout;
    } catch (error) {
      const { stdout, stderr } = error as { stdout: string; stderr: string };
      throw new Error(`${command} failed:\n${stdout}${stderr}`, { cause: error });
    }
  }

  read(path: string): Promise<string> {
    return readFile(join(this.folder, path), 'utf8');
  }
}

/** A file that is removed in the working tree may be listed until that is staged. */
function ifRemoved(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
