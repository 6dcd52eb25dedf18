import { execFile } from 'node:child_process';
import { cp, mkdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';

/**
 * A Dockerfile carried out without Docker: each stage is a folder, its WORKDIR a folder in that, and RUN and COPY do there
 * what they say. Left out is only what needs an image: the base's own files, and whose the files and the process are.
 */
export interface Image {
  /** The folder that stands for the last stage's WORKDIR. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly command: readonly string[];
  readonly healthcheck: readonly string[];
  readonly user: string;
}

interface Instruction {
  readonly keyword: string;
  readonly rest: string;
}

interface Stage {
  readonly root: string;
  workdir: string;
  environment: Record<string, string>;
  command: string[];
  healthcheck: string[];
  user: string;
}

/**
 * Builds in the empty folder `into`, from the sources in `context`.
 * @throws on an instruction that it does not know, and on a COPY of what .dockerignore keeps out.
 */
export async function buildImage(context: string, into: string, shell: NodeJS.ProcessEnv): Promise<Image> {
  const allowed = allowedSources(await readFile(join(context, '.dockerignore'), 'utf8'));
  const stages = new Map<string, Stage>();
  let stage: Stage | undefined;
  for (const { keyword, rest } of instructions(await readFile(join(context, 'Dockerfile'), 'utf8'))) {
    if (keyword === 'FROM') {
      const name = /\sAS\s+(\S+)$/i.exec(rest)?.[1] ?? `stage-${stages.size}`;
      const root = join(into, name);
      stage = { root, workdir: '/', environment: {}, command: [], healthcheck: [], user: 'root' };
      stages.set(name, stage);
    } else if (stage) {
      await carryOut(stage, keyword, rest, { context, allowed, stages, shell });
    }
  }
  if (!stage) throw new Error('The Dockerfile has no stage.');
  return { ...stage, folder: inside(stage, '.') };
}

interface Surroundings {
  readonly context: string;
  readonly allowed: ReadonlySet<string>;
  readonly stages: ReadonlyMap<string, Stage>;
  readonly shell: NodeJS.ProcessEnv;
}

async function carryOut(stage: Stage, keyword: string, rest: string, surroundings: Surroundings): Promise<void> {
  switch (keyword) {
    case 'WORKDIR':
      stage.workdir = rest;
      await mkdir(inside(stage, '.'), { recursive: true });
      return;
    case 'ENV':
      for (const [, name, value] of rest.matchAll(/(\w+)=(\S+)/g)) stage.environment[name!] = value!;
      return;
    case 'RUN': {
      const options = { cwd: inside(stage, '.'), env: { ...surroundings.shell, ...stage.environment } };
      await promisify(execFile)('/bin/sh', ['-c', rest], options);
      return;
    }
    case 'COPY':
      return copy(stage, rest, surroundings);
    case 'USER':
      stage.user = rest;
      return;
    case 'HEALTHCHECK':
      stage.healthcheck = execForm(rest.replace(/^.*?\bCMD\b/, ''));
      return;
    case 'CMD':
      stage.command = execForm(rest);
      return;
    case 'EXPOSE':
      return;
    default:
      throw new Error(`Not known how to carry out ${keyword}.`);
  }
}

async function copy(stage: Stage, rest: string, { context, allowed, stages }: Surroundings): Promise<void> {
  const words = rest.split(/\s+/);
  const from = words.find((word) => word.startsWith('--from='))?.slice('--from='.length);
  const paths = words.filter((word) => !word.startsWith('--'));
  const target = paths.pop()!;
  for (const path of paths) {
    const kept = !from && !allowed.has(path);
    if (kept) throw new Error(`COPY ${path}: .dockerignore keeps it out.`);
    const source = from ? join(stages.get(from)!.root, path) : join(context, path);
    const destination = target.endsWith('/') ? join(target, basename(path)) : target;
    await cp(source, inside(stage, destination), { recursive: true, verbatimSymlinks: true });
  }
}

/** The sources of an ignore file that names what is let in: `*`, then `!name` line by line. */
function allowedSources(ignoreFile: string): Set<string> {
  const [first, ...lines] = ignoreFile.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  if (first !== '*' || !lines.every((line) => line.startsWith('!')))
    throw new Error('.dockerignore is no list of sources.');
  return new Set(lines.map((line) => line.slice(1)));
}

function instructions(dockerfile: string): Instruction[] {
  const lines = dockerfile.replaceAll(/\\\n\s*/g, '').split('\n');
  return lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => ({ keyword: line.split(' ', 1)[0]!, rest: line.slice(line.indexOf(' ') + 1) }));
}

/** The only form in which a signal reaches the program, and not a shell before it. */
function execForm(json: string): string[] {
  return JSON.parse(json) as string[];
}

function inside(stage: Stage, path: string): string {
  return path.startsWith('/') ? join(stage.root, path) : join(stage.root, stage.workdir, path);
}
