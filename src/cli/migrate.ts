import { readConfig } from '../config.js';
import { migrate } from '../storage/migrate.js';
import { grantToServer } from '../storage/server-role.js';
import { command, readArguments, withDatabase } from './command.js';

await command(async () => {
  readArguments('npm run migrate', {});
  const config = readConfig(process.env);
  const { directUrl, migrationUrl, serverRole, statementTimeoutMs } = config;
  await withDatabase({ ...config, directUrl: migrationUrl ?? directUrl }, async ({ orm, where }) => {
    const applied = await migrate(orm);
    for (const name of applied) process.stdout.write(`applied ${name}\n`);
    if (applied.length === 0) process.stdout.write(`Nothing to apply: the database (${where}) is up to date.\n`);
    if (serverRole === null) return;
    await grantToServer(orm, serverRole, statementTimeoutMs);
    process.stdout.write(`The role "${serverRole}" may do what a server does, and no more.\n`);
  });
});
