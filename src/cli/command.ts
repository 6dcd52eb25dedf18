import 'reflect-metadata';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { ConfigError, type Config } from '../config.js';
import { entities } from '../records/index.js';
import { DatabaseUnreachable, openDatabase, type Database } from '../storage/database.js';
import { DatabaseTooNew, DatabaseNotReady } from '../storage/migrate.js';
import { RoleUnfit } from '../storage/server-role.js';

/** The command was called in a way in which it cannot do anything. */
export class UsageError extends Error {}

/** Runs a command to its end. What stands in its way is told in one sentence on standard error, with exit status 1. */
export async function command(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n`);
    process.exitCode = 1;
  }
}

/** Works on the database of the settings itself, past any proxy, beside a server or alone: what ran before, runs after. */
export async function withDatabase<T>(config: Config, work: (database: Database) => Promise<T>): Promise<T> {
  const settings = { ...config, databaseUrl: config.directUrl ?? config.databaseUrl, directUrl: null };
  const database = await openDatabase(entities, settings, { besideServer: true });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** The arguments of the command line. @throws UsageError that says how the command is used. */
export function readArguments<T extends ParseArgsConfig>(usage: string, config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split('.')[0]}. Usage: ${usage}`, { cause: error });
  }
}

const FORESEEN = [ConfigError, UsageError, DatabaseUnreachable, DatabaseTooNew, DatabaseNotReady, RoleUnfit];

/** What went wrong, for people. A stack is for those who ask for it (DEBUG=1), and only where nobody foresaw the error. */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const foreseen = FORESEEN.some((type) => error instanceof type);
  return process.env['DEBUG'] && !foreseen ? String(error.stack) : error.message;
}
