import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { findBrowser } from '../../test/setup/find-browser.ts';
import { contenders } from '../contenders.ts';
import { insertRows, startDatabase, type BenchDatabase } from '../database.ts';
import { startServer } from '../server-process.ts';

interface DemoPerson {
  readonly id: string;
  readonly token: string;
}

/** A server with the demo catalogue, and a browser. */
export interface PageStage {
  readonly url: string;
  readonly database: BenchDatabase;
  /** A tab of a browser of their own. */
  visit(personId: string, path: string, options?: BrowserContextOptions): Promise<Page>;
  tokenOf(personId: string): string;
}

export async function openPageStage(stack: AsyncDisposableStack, moreProducts = 0): Promise<PageStage> {
  const database = await startDatabase({ fsync: true });
  stack.defer(() => database.stop());
  const { program } = contenders.concord;
  const server = await startServer({ program, databaseUrl: database.url, dataDir: database.dataDir });
  stack.defer(() => server.stop());
  for (let left = moreProducts; left > 0; left -= 10_000) await insertRows(database.client, Math.min(left, 10_000));
  await database.client.query('vacuum analyze products');
  const browser = await launch();
  stack.defer(() => browser.close());
  const url = `http://127.0.0.1:${server.port}`;
  const people = (await (await fetch(`${url}/demo/people`)).json()) as DemoPerson[];
  return {
    url,
    database,
    tokenOf: (personId) => people.find(({ id }) => id === personId)!.token,
    visit: async (personId, path, options = {}) => {
      const context = await browser.newContext(options);
      const { token, ...person } = people.find(({ id }) => id === personId)!;
      const session = JSON.stringify(JSON.stringify({ person, token }));
      await context.addInitScript(`if (origin !== 'null') sessionStorage['concord.session'] ??= ${session}`);
      const page = await context.newPage();
      await page.goto(url + path);
      return page;
    },
  };
}

function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox', '--disable-gpu'] });
}
