import type { MikroORM } from '@mikro-orm/postgresql';

/**
 * The statements that are missing in a migrated database to make it what the entities say; none when the migrations are
 * complete. Triggers, functions and tables without an entity are the migrations' own and not compared.
 */
export async function schemaDifference(orm: MikroORM): Promise<string[]> {
  const { up } = await orm.schema.getUpdateSchemaMigrationSQL({ wrap: false, dropTables: false });
  return up
    .split(/;(?:\n|$)/)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}
