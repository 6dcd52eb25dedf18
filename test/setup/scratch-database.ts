import { randomUUID } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import { inject, onTestFinished } from 'vitest';
import { entities } from '../../src/records/index.js';
import { openOrm } from '../../src/storage/orm.js';
import { Sql } from './sql.js';

export interface ScratchDatabase {
  readonly url: string;
  /** As the superuser of the cluster. */
  readonly sql: Sql;
}

/** A database for one test, empty or migrated, owned by whom it says. No server runs on it. */
export async function scratchDatabase(from: 'empty' | 'migrated', { owner = '' } = {}): Promise<ScratchDatabase> {
  const template = new URL(inject('templateUrl'));
  const name = `scratch_${randomUUID().replaceAll('-', '')}`;
  const admin = await Sql.connect(new URL('/postgres', template).href);
  const copied = from === 'migrated' ? template.pathname.slice(1) : 'template0';
  await admin.rows(`create database ${name} template ${copied} ${owner && `owner ${owner}`}`);
  const url = new URL(`/${name}`, template).href;
  const sql = await Sql.connect(url);
  onTestFinished(async () => {
    await sql.close();
    await admin.rows(`drop database ${name} (force)`);
    await admin.close();
  });
  return { url, sql };
}

/** What the server's own code reads and migrates by. */
export async function ormOn(url: string): Promise<MikroORM> {
  const orm = await openOrm(entities, { url, poolSize: 2 });
  onTestFinished(() => orm.close(true));
  return orm;
}
