import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import type { Reporter } from 'vitest/node';

/** The last line of a run, the same whatever the default reporter looks like: for people and programs that count. */
const closingLine: Reporter = {
  onTestRunEnd(modules, errors) {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const count = (state: string): number => tests.filter((test) => test.result().state === state).length;
    // What fails before a test could run has failed too, though no test is there to count.
    const around = modules.flatMap((module) => [module, ...module.children.allSuites()]);
    const broken = around.filter((suite) => suite.errors().length > 0).length + errors.length;
    const [passed, failed, skipped] = [count('passed'), count('failed') + broken, count('skipped')];
    process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`);
  },
};

export default defineConfig({
  // The decorators of type-graphql and MikroORM are the legacy ones.
  oxc: { decorator: { legacy: true } },
  // Vite would take graphql's ES module for our files while the libraries take its CommonJS one: two copies, strangers.
  resolve: {
    alias: [{ find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve('graphql')) }],
  },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/setup/build.ts', 'test/setup/database.ts'],
    // A process for each file: a test may end, stop or starve its process without touching another's.
    pool: 'forks',
    maxWorkers: '100%',
    // Generous, for loaded machines: no test waits by the clock, so a passing one is as fast as it can be.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    teardownTimeout: 30_000,
    reporters: ['default', closingLine],
  },
});
