import { readConfig } from '../config.js';
import { migrate } from '../storage/migrate.js';
import { command, readArguments, withDatabase } from './command.js';

await command(async () => {
  readArguments('npm run migrate', {});
  await withDatabase(readConfig(process.env), async ({ orm, where }) => {
    const applied = await migrate(orm);
    for (const name of applied) process.stdout.write(`applied ${name}\n`);
    if (applied.length === 0) process.stdout.write(`Nothing to apply: the database (${where}) is up to date.\n`);
  });
});
