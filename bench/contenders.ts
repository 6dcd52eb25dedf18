export const CONTENDERS = ['l1', 'l2', 'concord'] as const;
export type ContenderName = (typeof CONTENDERS)[number];

/** A record that one connection writes, and the version it is at. */
export interface Row {
  readonly id: string;
  version: number;
}

/** What a connection asks for, again and again. */
export interface Workload {
  /** Where the server takes it. */
  readonly path: string;
  /** The body of the next request, of which the server has seen none like it: `serial` never repeats. */
  body(row: Row, serial: number): string;
  /** Whether the answer is the one that was to come. */
  isExpected(answer: string, row: Row): boolean;
  /** Whether the expected answer means that the record has a new version. */
  readonly writes: boolean;
}

export interface Contender {
  /** Node's arguments: the program, relative to the project's folder, after the flags it is meant to run with. */
  readonly program: readonly string[];
  readonly write: Workload;
}

const TEN_FIELDS = 'id version sku name description price stock tags status updatedAt';

/** The same text for whoever speaks GraphQL. */
const UPDATE = `mutation Update($id: ID!, $expectedVersion: Int!, $patch: ProductPatch!) {
  updateProduct(id: $id, expectedVersion: $expectedVersion, patch: $patch) {
    ... on Product { ${TEN_FIELDS} }
    ... on ConflictError { currentVersion }
  }
}`;

const UPDATE_WITH_MORE = UPDATE.replace(
  '$patch: ProductPatch!',
  '$&, $onConflict: ConflictPolicy, $idempotencyKey: ID',
).replace('patch: $patch', '$&, onConflict: $onConflict, idempotencyKey: $idempotencyKey');

/** Everything that a person needs to resolve the conflict. */
const UPDATE_OR_ALL_ABOUT_THE_CONFLICT = `mutation Update($id: ID!, $expectedVersion: Int!, $patch: ProductPatch!) {
  updateProduct(id: $id, expectedVersion: $expectedVersion, patch: $patch) {
    ... on Product { ${TEN_FIELDS} }
    ... on ConflictError {
      message expectedVersion currentVersion conflictingFields
      base { ... on Product { ${TEN_FIELDS} } }
      current { ... on Product { ${TEN_FIELDS} } }
      fields { field base current yours merged conflicting changedBy { id name } changedAt changedInVersion }
    }
  }
}`;

/** How many versions old the caller's is in the workload of refusals. */
const STALE_BY = 3;

const nameOf = (serial: number): string => `Product number ${serial}`;
const isWritten = (answer: string, row: Row): boolean => answer.includes(`"version":${row.version + 1},`);

const plain: Workload = {
  path: '/',
  body: ({ id, version }, serial) => JSON.stringify({ id, expectedVersion: version, name: nameOf(serial) }),
  isExpected: isWritten,
  writes: true,
};

const graphql: Workload = {
  path: '/graphql',
  body: ({ id, version }, serial) =>
    JSON.stringify({ query: UPDATE, variables: { id, expectedVersion: version, patch: { name: nameOf(serial) } } }),
  isExpected: isWritten,
  writes: true,
};

export const contenders: Readonly<Record<ContenderName, Contender>> = {
  l1: { program: ['bench/floors/l1.ts'], write: plain },
  l2: { program: ['bench/floors/l2.ts'], write: graphql },
  // As package.json and the Dockerfile start it.
  concord: { program: ['--max-semi-space-size=16', 'dist/main.js'], write: graphql },
};

/** A stale write: refused with the whole of its payload, and the record stays as it is. */
const refusal: Workload = {
  path: '/graphql',
  body: ({ id, version }, serial) =>
    JSON.stringify({
      query: UPDATE_OR_ALL_ABOUT_THE_CONFLICT,
      variables: { id, expectedVersion: version - STALE_BY, patch: { name: nameOf(serial) } },
    }),
  isExpected: (answer, row) =>
    answer.includes(`"currentVersion":${row.version},"conflictingFields":["name"],"base":{"id":"${row.id}"`),
  writes: false,
};

/** The same write as everybody's, with more to be asked of it. */
function asking(variables: (row: Row, serial: number) => object): Workload {
  return {
    path: '/graphql',
    body: (row, serial) => {
      const plainly = { id: row.id, expectedVersion: row.version, patch: { name: nameOf(serial) } };
      return JSON.stringify({ query: UPDATE_WITH_MORE, variables: { ...plainly, ...variables(row, serial) } });
    },
    isExpected: isWritten,
    writes: true,
  };
}

/** What only Concord is asked, beside the write that everybody is asked. */
export const ownWorkloads = {
  refusal,
  keyed: asking((_row, serial) => ({ idempotencyKey: `intended write ${serial}` })),
  unmerged: asking(() => ({ onConflict: 'MERGE' })),
  // Always a version late, and always in another field than the change that came between.
  merged: asking(({ version }, serial) => ({
    onConflict: 'MERGE',
    expectedVersion: Math.max(1, version - 1),
    patch: version % 2 === 0 ? { name: nameOf(serial) } : { description: `${nameOf(serial)}, described` },
  })),
} as const satisfies Record<string, Workload>;
