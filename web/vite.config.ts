import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';

/** Smaller than this, the headers cost more than compressing saves. */
const WORTH_COMPRESSING_BYTES = 1_000;

/** Beside each file its compressed forms: they are made once, and as small as can be, instead of for each request. */
const compressed: Plugin = {
  name: 'compressed',
  apply: 'build',
  async writeBundle({ dir }) {
    const entries = await readdir(dir!, { recursive: true, withFileTypes: true });
    const texts = entries.filter((entry) => /[.](js|css|html|svg)$/.test(entry.name));
    await Promise.all(texts.map(({ parentPath, name }) => compress(join(parentPath, name))));
  },
};

async function compress(file: string): Promise<void> {
  const content = await readFile(file);
  if (content.length < WORTH_COMPRESSING_BYTES) return;
  const best = { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } };
  await writeFile(`${file}.br`, await promisify(brotliCompress)(content, best));
  await writeFile(`${file}.gz`, await promisify(gzip)(content, { level: 9 }));
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), compressed],
  // The client kit as its sources, so that the page is built beside the server and not after it.
  resolve: { conditions: ['concord-source', ...defaultClientConditions] },
  build: {
    target: 'es2023',
    sourcemap: true,
    reportCompressedSize: false,
    // How large it may be is tested, compressed.
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      // Compressing takes its time.
      checks: { bundlerTimings: false },
      // The browser compiles all of it aside while it arrives, and not each function when it is first called: a sixth of what
      // the first list costs its main thread. Source: https://v8.dev/blog/explicit-compile-hints
      output: { postBanner: '//# allFunctionsCalledOnLoad' },
    },
  },
  // `npm run dev:web`: the page as it is being written, over a server that runs beside it.
  server: {
    port: 4001,
    proxy: {
      '/graphql': { target: 'http://127.0.0.1:4000', ws: true },
      '/demo/people': 'http://127.0.0.1:4000',
    },
  },
});
