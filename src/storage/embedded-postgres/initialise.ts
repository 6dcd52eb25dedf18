import { randomBytes } from 'node:crypto';
import { chown, mkdtemp, open, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run, type Account } from './account.js';
import { findBinaries } from './binaries.js';

const UNFINISHED = 'initialising-';

export const SUPERUSER = 'concord';

/** Whether `data` holds a cluster. It comes into being by a rename, so a half-made one is never seen there. */
async function isInitialised(data: string): Promise<boolean> {
  return (await stat(join(data, 'PG_VERSION')).catch(() => undefined)) !== undefined;
}

/** Makes the cluster in `${folder}/data` if there is none, and returns its superuser's password. */
export async function initialise(folder: string, account: Account | undefined): Promise<string> {
  const data = join(folder, 'data');
  const passwordFile = join(folder, 'password');
  if (await isInitialised(data)) return readPassword(passwordFile, folder);

  const password = await writePassword(passwordFile, account);
  await removeUnfinished(folder);
  const unfinished = await mkdtemp(join(folder, UNFINISHED));
  if (account) await chown(unfinished, account.uid, account.gid);
  await initdb(
    unfinished,
    passwordFile,
    await findBinaries(account, folder).then((binaries) => binaries.initdb),
    account,
  );
  await rename(unfinished, data);
  return password;
}

/**
 * How a process that runs as `account` names the folder it is started in. An account other than our
 * own may be unable to enter the folders above (a root home of mode 0700); its working directory
 * was entered by us, and this name leads there without passing through them.
 */
export function dataArgument(data: string, account: Account | undefined): string {
  return account && process.platform === 'linux' ? '/proc/self/cwd' : data;
}

async function readPassword(file: string, folder: string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch {
    throw new Error(
      `The embedded PostgreSQL's password file ${file} is missing or unreadable: put it back, or remove ${folder} to start with an empty database.`,
    );
  }
}

/** Owned by the cluster's account, because initdb reads it as that account, by way of its standard input. */
async function writePassword(file: string, account: Account | undefined): Promise<string> {
  const password = randomBytes(24).toString('base64url');
  await rm(file, { force: true });
  await writeFile(file, `${password}\n`, { mode: 0o600, flag: 'wx' });
  if (account) await chown(file, account.uid, account.gid);
  return password;
}

/** An initdb whose parent was killed may still be writing: what cannot be removed now can be the next time. */
async function removeUnfinished(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name.startsWith(UNFINISHED))
      await rm(join(folder, name), { recursive: true, force: true }).catch(() => undefined);
  }
}

/** The locale is PostgreSQL's own (builtin), so order and case are the same on every machine. */
async function initdb(
  data: string,
  passwordFile: string,
  program: string,
  account: Account | undefined,
): Promise<void> {
  const input = await open(passwordFile, 'r');
  const { ok, output } = await run(
    program,
    [
      `--pgdata=${dataArgument(data, account)}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${account ? '/dev/stdin' : passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
    ],
    { account, cwd: data, stdin: input.fd },
  );
  await input.close();
  if (!ok)
    throw new Error(
      `The embedded PostgreSQL could not be initialised in ${data} (${lastLine(output)}): set DATA_DIR to another folder, or DATABASE_URL.`,
    );
}

function lastLine(output: string): string {
  return output.split('\n').findLast((line) => line.includes('error')) ?? output.split('\n').at(-1) ?? '';
}
