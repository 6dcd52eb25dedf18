import { Visitor } from '@swc/core/Visitor.js';

/**
 * Imports go downhill only. Each layer, from the top, with the reason why it knows nothing of those above it;
 * `npm run check:imports` prints the reason with the violation. Types count as imports: they tie files together too.
 */
const LAYERS = [
  { name: 'entry-points', path: '^src/(main[.]ts|cli/)' },
  {
    name: 'traces',
    path: '^src/traces/',
    because: 'An entry point puts the parts together, and decides whether there are any traces.',
  },
  {
    name: 'server',
    path: '^src/server/',
    because: 'An entry point puts the parts together: a part that imports one cannot be used, or tested, without it.',
  },
  {
    name: 'import',
    path: '^src/import/',
    because: 'A file is brought in with a server or without one, by the same door as everything else.',
  },
  {
    name: 'records',
    path: '^src/records/',
    because: 'A record type is the same over every transport: it knows neither HTTP nor sockets nor tokens.',
  },
  {
    name: 'api',
    path: '^src/api/',
    because:
      'The machinery knows no record type: so the shop can be replaced, and a new record type is one short folder.',
  },
  {
    name: 'reads-and-writes',
    path: '^src/(reads|writes)/',
    because: 'GraphQL is one way to ask for a write. An import of a file, or a job, takes the same way without it.',
  },
  {
    name: 'mechanisms',
    path: '^src/(revisions|edit-locks|idempotency|feed)/',
    because:
      'A mechanism takes part in a write when the write asks it to; one that starts writes would be a second door.',
  },
  {
    name: 'model',
    path: '^src/model/',
    because: 'What a record is does not depend on who locks it, follows it or remembers what it was.',
  },
  {
    name: 'storage',
    path: '^src/storage/',
    because: 'Connections, transactions and migrations serve any table, and know nothing of what a record is.',
  },
  {
    name: 'core',
    path: '^src/core/',
    because: 'The ideas in core are true without a database, and are tested without one.',
  },
];

const downhillOnly = LAYERS.slice(1).map(({ name, path, because }, above) => ({
  name: `${name}-import-downhill-only`,
  comment: because,
  severity: 'error',
  from: { path },
  to: { path: LAYERS.slice(0, above + 1).map((layer) => layer.path) },
}));

const BESIDE_THE_LAYERS = ['^src/(config|setting|start-rules)[.]ts$', '^src/client/'];

// dependency-cruiser reads TypeScript through swc's visitor, which has been deprecated and so does not know `using`: it
// would stop there. What `using` declares is looked through like any declaration.
/* oxlint-disable typescript/no-deprecated, typescript/unbound-method */
const { visitStatement } = Visitor.prototype;
Visitor.prototype.visitStatement = function visitUsingToo(statement) {
  if (statement.type !== 'UsingDeclaration') return visitStatement.call(this, statement);
  this.visitVariableDeclarators(statement.decls);
  return statement;
};
/* oxlint-enable typescript/no-deprecated, typescript/unbound-method */

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...downhillOnly,
    {
      name: 'every-file-has-a-layer',
      comment: 'A file outside the layers would be a way around them: give its folder a place in the list above first.',
      severity: 'error',
      from: { path: '^src/', pathNot: [...LAYERS.map(({ path }) => path), ...BESIDE_THE_LAYERS] },
      to: {},
    },
    {
      name: 'mechanisms-are-strangers',
      comment: 'Each can be read, tested and replaced alone: only a write, which is above them, brings them together.',
      severity: 'error',
      from: { path: '^src/(revisions|edit-locks|idempotency|feed)/' },
      to: { path: '^src/(revisions|edit-locks|idempotency|feed)/', pathNot: '^src/$1/' },
    },
    {
      name: 'reads-and-writes-are-strangers',
      comment:
        'A write reads in its own transaction, under its own locks: what a list or a batch loader saw is too old.',
      severity: 'error',
      from: { path: '^src/(reads|writes)/' },
      to: { path: '^src/(reads|writes)/', pathNot: '^src/$1/' },
    },
    {
      name: 'record-types-meet-at-the-front-door',
      comment: 'A record type may name another, never its inner files: so either can change inside without the other.',
      severity: 'error',
      from: { path: '^src/records/([^/]+)/' },
      to: { path: '^src/records/([^/]+)/', pathNot: ['^src/records/$1/', '^src/records/([^/]+)/(\\1|index)[.]ts$'] },
    },
    {
      name: 'settings-are-handed-down',
      comment: 'Settings are read once, at the top: a part that fetches its own cannot run twice side by side.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/(main|start-rules)[.]ts$', '^src/(cli|server)/'] },
      to: { path: '^src/(config|start-rules)[.]ts$' },
    },
    {
      name: 'config-stands-alone',
      comment: 'The settings are read before there is anything else.',
      severity: 'error',
      from: { path: '^src/(config|setting|start-rules)[.]ts$' },
      to: { path: '^src/', pathNot: '^src/(config|setting)[.]ts$' },
    },
    {
      name: 'traces-are-loaded-when-asked-for',
      comment:
        'Whoever sends no traces is not to pay for them, in memory or in time: the library comes with traces.ts.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/traces/(?!configured)' },
      to: { path: '^src/traces/(?!configured)', dynamic: false, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'traces-listen',
      comment: 'Operations and statements tell of themselves to whoever listens: so they run, and are tested, without.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/traces/' },
      to: { path: 'node_modules/@opentelemetry/' },
    },
    {
      name: 'core-is-pure',
      comment: 'Versions, merging and outcomes follow from values alone: no ORM, no framework, no input or output.',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { pathNot: ['^src/', 'node_modules/typeid-js/'] },
    },
    {
      name: 'the-client-stands-alone',
      comment:
        'It runs in a browser, against any server that speaks the schema: nothing of the server and nothing of Node.',
      severity: 'error',
      from: { path: '^src/client/' },
      // What merges by itself is shown before it is saved: by the rules by which the server will merge it, which are pure.
      to: { path: '^src/', pathNot: '^src/(client/|core/(three-way|field-kinds)[.]ts$)' },
    },
    {
      name: 'the-client-runs-in-a-browser',
      comment: "Node's own modules do not exist there.",
      severity: 'error',
      from: { path: '^src/client/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'the-server-stands-without-the-client',
      comment:
        'The client mirrors what the server promises; a server that used it would agree with itself, right or wrong.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/client/' },
      to: { path: '^src/client/' },
    },
    {
      name: 'the-page-knows-only-the-wire',
      comment:
        'It is the first client of the API, and shows how one is written: with the client kit, and nothing else that only we have.',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^(src|test|bench|scripts)/', pathNot: '^src/client/index[.]ts$' },
    },
    {
      name: 'src-ships-alone',
      comment: 'Tests, benchmarks, scripts and the sources of the page are not there in production.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|bench|scripts|web)/' },
    },
    {
      name: 'no-development-dependency-in-src',
      comment: 'A production installation has no development dependencies: the import would fail there.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm', 'npm-optional', 'type-only'] },
    },
    {
      name: 'declared-dependencies-only',
      comment: 'A package that is there only because another one brought it vanishes with any update of that one.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-cycles',
      comment:
        'Files in a cycle are understood, tested and loaded all at once or not at all; decorators run while they load.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'every-import-resolves',
      comment:
        'No rule sees through an import that leads nowhere. (What is built is not there before the first build.)',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '(^|/)dist/' },
    },
  ],
  required: [
    {
      name: 'the-check-sees-imports',
      comment:
        'The entry point imports the server. When that is not seen, neither is anything else: the parser is broken.',
      severity: 'error',
      module: { path: '^src/main[.]ts$' },
      to: { path: '^src/server/' },
    },
  ],
  options: {
    // TypeScript 7 has no API for other tools; swc reads the same syntax, type-only imports included.
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(test/gql|web/src/gql|web/dist)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['concord-source', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};
