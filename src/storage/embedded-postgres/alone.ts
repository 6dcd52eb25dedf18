import { chown } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import { isRoot, ownerOf } from './account.js';

const SQLITE_BUSY = 5;
const PATIENCE_MS = 90_000;

/**
 * Runs `work` while no other process on this machine does so with the same file.
 *
 * SQLite is here for its file lock, the only one Node offers that the kernel gives back however its
 * holder dies. A file with a pid in it would have to be judged stale and taken over, which two
 * processes can do at once, and a pid can belong to somebody else by then.
 */
export async function alone<T>(file: string, work: () => Promise<T>): Promise<T> {
  const lock = await open(file);
  try {
    await acquire(lock, file);
    return await work();
  } finally {
    lock.close();
  }
}

async function open(file: string): Promise<DatabaseSync> {
  const { DatabaseSync } = await import('node:sqlite').catch(() => {
    throw new Error(
      'The embedded PostgreSQL needs Node 22.13 or later: run it by npm, which brings its own, or set DATABASE_URL.',
    );
  });
  const lock = new DatabaseSync(file);
  // Root at work in somebody's folder must not lock them out of it for later.
  const owner = isRoot() ? await ownerOf(dirname(file)) : undefined;
  if (owner) await chown(file, owner.uid, owner.gid);
  return lock;
}

async function acquire(lock: DatabaseSync, file: string): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!tryAcquire(lock)) {
    if (Date.now() > deadline)
      throw new Error(
        `Another process has been starting or stopping the embedded PostgreSQL for too long (it holds ${file}).`,
      );
    await delay(20);
  }
}

function tryAcquire(lock: DatabaseSync): boolean {
  try {
    lock.exec('PRAGMA journal_mode = OFF; BEGIN EXCLUSIVE');
    return true;
  } catch (error) {
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) return false;
    throw error;
  }
}
