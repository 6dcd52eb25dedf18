import { existsSync } from 'node:fs';
import { join } from 'node:path';
import files from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** Where scripts/build.mjs leaves it: as far from src/ as from dist/. */
const BUILT = join(import.meta.dirname, '../../web/dist');

/** The addresses that the page itself makes something of; any other is answered as an address where nothing is. */
const ROUTES = ['/', '/products', '/products/*', '/orders', '/orders/*', '/trash'];

/** Two people side by side, where there are demo people. */
const DEMO = '/demo';

/** The back office. Where it is not built, there is a server without a page. */
export async function servePage(server: FastifyInstance, { hasDemo }: { hasDemo: boolean }): Promise<void> {
  if (!existsSync(join(BUILT, 'index.html'))) return;
  await server.register(files, {
    root: join(BUILT, 'assets'),
    prefix: '/assets/',
    preCompressed: true,
    index: false,
    // Their names change with their content.
    immutable: true,
    maxAge: '365d',
  });
  // Asked for anew each time, and answered by 304 as long as it names the same assets.
  const asked = { root: BUILT, cacheControl: false };
  for (const route of hasDemo ? [...ROUTES, DEMO] : ROUTES) {
    server.get(route, (_request, reply) => reply.header('cache-control', 'no-cache').sendFile('index.html', asked));
  }
  server.get('/icon.svg', (_request, reply) => reply.header('cache-control', 'no-cache').sendFile('icon.svg', asked));
}
