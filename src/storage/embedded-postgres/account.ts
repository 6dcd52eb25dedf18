/**
 * As whom PostgreSQL runs. It refuses to run as root, so a root process runs it as somebody else,
 * by number, and without creating a user.
 */
import { spawn } from 'node:child_process';
import { lchown, readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

export interface Account {
  uid: number;
  gid: number;
}

/** `postgres` has no other purpose; the other two exist on every Unix. */
const UNPRIVILEGED_NAMES = ['postgres', 'nobody', 'daemon'];

export function isRoot(): boolean {
  return process.geteuid?.() === 0;
}

/**
 * The account for a cluster in `data`, or undefined for this process's own.
 * As root: whoever owns the data already, else the owner of the folder around it (so that they can
 * go on without root later), else an unprivileged account of the system.
 */
export async function accountFor(data: string, dataDir: string): Promise<Account | undefined> {
  const dataOwner = await ownerOf(data);
  if (!isRoot()) {
    if (dataOwner && dataOwner.uid !== process.geteuid?.() && process.platform !== 'win32') {
      throw new Error(
        `The embedded PostgreSQL's data in ${data} belongs to another user (uid ${dataOwner.uid}): run as that user, or set DATA_DIR or DATABASE_URL.`,
      );
    }
    return undefined;
  }
  if (dataOwner && dataOwner.uid !== 0) return dataOwner;

  const account = await unprivilegedAccount(await ownerOf(dataDir));
  // A copy made by root (cp -r) belongs to root, and PostgreSQL insists on owning its data.
  if (dataOwner) await giveTree(data, account);
  return account;
}

/** Owner of the file, or undefined when there is none. */
export async function ownerOf(path: string): Promise<Account | undefined> {
  const found = await stat(path).catch(() => undefined);
  return found && { uid: found.uid, gid: found.gid };
}

/** initdb looks its user up by number, so only accounts with an entry will do. */
async function unprivilegedAccount(preferred: Account | undefined): Promise<Account> {
  const entries = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n').map((line) => line.split(':'));
  const accounts = entries.map(([name, , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
  const candidates = [
    accounts.find(({ uid }) => uid !== 0 && uid === preferred?.uid),
    ...UNPRIVILEGED_NAMES.map((name) => accounts.find((account) => account.name === name)),
  ];
  const account = candidates.find((candidate) => candidate !== undefined);
  if (!account) {
    throw new Error(
      `PostgreSQL does not run as root, and there is no other account (${UNPRIVILEGED_NAMES.join(', ')}) to run it as: set DATABASE_URL.`,
    );
  }
  return { uid: account.uid, gid: account.gid };
}

async function giveTree(root: string, { uid, gid }: Account): Promise<void> {
  for (const name of await readdir(root, { recursive: true })) await lchown(join(root, name), uid, gid);
  await lchown(root, uid, gid);
}

/**
 * What PostgreSQL's processes see of our environment: nothing that names another database (PGDATA,
 * PGPORT…), and none of our secrets, which another account could read in /proc.
 */
export function environment(): NodeJS.ProcessEnv {
  return process.platform === 'win32' ? process.env : { PATH: process.env['PATH'], LC_ALL: 'C' };
}

export interface Finished {
  ok: boolean;
  output: string;
}

/** Runs a program to its end. Never throws: that it could not be started is also an outcome. */
export function run(
  command: string,
  args: string[],
  options: { account: Account | undefined; cwd?: string; stdin?: number },
): Promise<Finished> {
  return new Promise((resolve) => {
    const { account, stdin, ...rest } = options;
    let output = '';
    const finish = (ok: boolean, more = '') => resolve({ ok, output: (output + more).trim() });
    try {
      const child = spawn(command, args, {
        ...rest,
        ...account,
        env: environment(),
        stdio: [stdin ?? 'ignore', 'pipe', 'pipe'],
      });
      child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
      child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
      child.once('error', (error) => finish(false, error.message));
      child.once('close', (code) => finish(code === 0));
    } catch (error) {
      finish(false, String(error));
    }
  });
}
