import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { transform } from '@swc/core';
import type { FastifyInstance } from 'fastify';
import type * as clientKit from '../../src/client/index.js';

declare global {
  /** The client kit, in a page that `serveClientKit` serves. */
  var kit: typeof clientKit;
}

export const PAGE = '/blank';

const root = join(import.meta.dirname, '../..');

/**
 * What the kit may import, and where it lies: the clients of the two libraries alone, which in a frontend a bundler picks out. Whatever
 * else it imports does not resolve in the page, as it would not in a browser.
 */
const IMPORTS = {
  'concord/client': '/files/src/client/index.js',
  'graphql-ws': '/files/node_modules/graphql-ws/dist/client.js',
  'graphql-sse': '/files/node_modules/graphql-sse/lib/client.mjs',
};

const HTML = `<!doctype html>
<title>Blank</title>
<link rel="icon" href="data:,">
<script type="importmap">${JSON.stringify({ imports: IMPORTS })}</script>
<script type="module">
  import * as kit from 'concord/client';
  globalThis.kit = kit;
</script>`;

/** Adds a page to a server that loads the client kit from its sources, module by module: `useShop({ besides: serveClientKit })`. */
export function serveClientKit(server: FastifyInstance): void {
  server.get(PAGE, (_request, reply) => reply.type('text/html').send(HTML));
  server.get<{ Params: { '*': string } }>('/files/*', async ({ params }, reply) =>
    reply.type('text/javascript').send(await javascript(params['*'])),
  );
}

async function javascript(path: string): Promise<string> {
  if (!path.startsWith('src/')) return readFile(join(root, path), 'utf8');
  const source = await readFile(join(root, path.replace(extname(path), '.ts')), 'utf8');
  const { code } = await transform(source, {
    jsc: { target: 'es2024', parser: { syntax: 'typescript' } },
    module: { type: 'es6' },
    sourceMaps: 'inline',
  });
  return code;
}
