import { readConfig } from '../config.js';
import { anchorFeed } from '../feed/anchor.js';
import { fillWithDemo } from '../records/demo.js';
import { bringUpToDate } from '../storage/migrate.js';
import { command, readArguments, withDatabase } from './command.js';

await command(async () => {
  readArguments('npm run seed', {});
  await withDatabase(readConfig(process.env), async ({ orm, where }) => {
    await bringUpToDate(orm);
    await anchorFeed(orm);
    const filled = await fillWithDemo(orm);
    process.stdout.write(
      filled
        ? `Filled the database (${where}) with ${filled.categories} categories, ${filled.products} products and ${filled.orders} orders.\n`
        : `The database (${where}) is not empty: nothing was changed.\n`,
    );
  });
});
