import { fileURLToPath } from 'node:url';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import { BaseSequencer, type Reporter, type TestSpecification } from 'vitest/node';

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

/** What takes half a minute and looks short: begun last, it would leave all but one worker idle. */
const LONG = /\/(conformance|start)\/|\/adding-a-record-type[.]/;

/** The longest first. Of the others vitest knows it from earlier runs, or takes the largest to be the longest. */
class LongOnesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- it is no array's
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification): boolean => LONG.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

/** Files that end, stop or starve their process, or measure it: each has one of its own. */
const ALONE = [
  'test/{availability,deployment,docs,start,storage}/**/*.test.ts',
  'test/audits/fuzz.test.ts',
  'test/feed/deaf.test.ts',
];

const project = (
  name: string,
  isolate: boolean,
  include: string[],
  exclude: string[] = [],
): TestProjectConfiguration => ({
  // The decorators of type-graphql and MikroORM are the legacy ones.
  oxc: { decorator: { legacy: true } },
  // Vite would take graphql's ES module for our files while the libraries take its CommonJS one: two copies, strangers.
  resolve: {
    alias: [{ find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve('graphql')) }],
  },
  test: {
    name,
    isolate,
    setupFiles: ['test/setup/real-clock.ts'],
    include,
    exclude,
    pool: 'forks',
    maxWorkers: '100%',
    // Generous, for loaded machines: no test waits by the clock, so a passing one is as fast as it can be.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});

export default defineConfig({
  test: {
    // A process that has all of the server loaded, and compiled as it runs, goes on to the next file: that is nearly half of the time.
    projects: [project('alone', true, ALONE), project('together', false, ['test/**/*.test.ts'], ALONE)],
    globalSetup: ['test/setup/build.ts', 'test/setup/database.ts'],
    sequence: { sequencer: LongOnesFirst },
    maxWorkers: '100%',
    teardownTimeout: 30_000,
    reporters: ['default', closingLine],
  },
});
