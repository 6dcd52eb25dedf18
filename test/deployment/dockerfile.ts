import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, symlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
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
  readonly instructions: Instruction[];
  /** Once its instructions are carried out. */
  built: Promise<void>;
  workdir: string;
  environment: Record<string, string>;
  command: string[];
  healthcheck: string[];
  user: string;
}

/**
 * Builds in the empty folder `into`, from the sources in `context`: stages at the same time, as Docker does.
 * @throws on an instruction that it does not know, and on a COPY of what .dockerignore keeps out.
 */
export async function buildImage(context: string, into: string, shell: NodeJS.ProcessEnv): Promise<Image> {
  const allowed = allowedSources(await readFile(join(context, '.dockerignore'), 'utf8'));
  const stages = new Map<string, Stage>();
  let stage: Stage | undefined;
  for (const instruction of instructions(await readFile(join(context, 'Dockerfile'), 'utf8'))) {
    if (instruction.keyword === 'FROM') {
      const name = /\sAS\s+(\S+)$/i.exec(instruction.rest)?.[1] ?? `stage-${stages.size}`;
      stage = newStage(join(into, name));
      stages.set(name, stage);
    } else {
      stage?.instructions.push(instruction);
    }
  }
  if (!stage) throw new Error('The Dockerfile has no stage.');
  for (const each of stages.values()) each.built = buildStage(each, { context, allowed, stages, shell });
  await Promise.all([...stages.values()].map(({ built }) => built));
  return { ...stage, folder: inside(stage, '.') };
}

interface Surroundings {
  readonly context: string;
  readonly allowed: ReadonlySet<string>;
  readonly stages: ReadonlyMap<string, Stage>;
  readonly shell: NodeJS.ProcessEnv;
}

function newStage(root: string): Stage {
  const built = Promise.resolve();
  return { root, instructions: [], built, workdir: '/', environment: {}, command: [], healthcheck: [], user: 'root' };
}

async function buildStage(stage: Stage, surroundings: Surroundings): Promise<void> {
  for (const { keyword, rest } of stage.instructions) await carryOut(stage, keyword, rest, surroundings);
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
      const cwd = inside(stage, '.');
      const options = { cwd, env: { ...surroundings.shell, ...stage.environment } };
      const { context } = surroundings;
      if (rest === 'npm ci' && (await isInstalled(context, cwd))) {
        return symlink(join(context, 'node_modules'), join(cwd, 'node_modules'));
      }
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
    const source = from ? join(await rootOf(stages.get(from)!), path) : join(context, path);
    const destination = target.endsWith('/') ? join(target, basename(path)) : target;
    await mkdir(dirname(inside(stage, destination)), { recursive: true });
    // A stage that is built stays as it is: links to its files are as good as copies, and there at once.
    await promisify(execFile)('cp', [from ? '-al' : '-a', source, inside(stage, destination)]);
  }
}

async function rootOf({ root, built }: Stage): Promise<string> {
  await built;
  return root;
}

interface LockFile {
  readonly packages: Readonly<Record<string, { readonly integrity?: string; readonly optional?: true }>>;
}

/** Whether "npm ci" has installed here what it would install there, of the same three files: that need not be done twice. */
async function isInstalled(context: string, folder: string): Promise<boolean> {
  if (!['package.json', 'package-lock.json', '.npmrc'].every((file) => existsSync(join(folder, file)))) return false;
  const packagesIn = async (file: string): Promise<LockFile['packages']> =>
    (JSON.parse(await readFile(file, 'utf8')) as LockFile).packages;
  const wanted = await packagesIn(join(folder, 'package-lock.json'));
  const installed = await packagesIn(join(context, 'node_modules/.package-lock.json'));
  return (
    Object.entries(installed).every(([path, { integrity }]) => integrity === wanted[path]?.integrity) &&
    Object.entries(wanted).every(([path, { optional }]) => path === '' || optional || path in installed)
  );
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
