import { isNonNullType, type GraphQLField, type GraphQLSchema } from 'graphql';
import type { RecordType } from '../../src/model/record-type.js';
import { selectionOf } from './fields.js';

const REFUSAL = `
  fragment Refusal on MutationError {
    __typename
    message
    ... on ConflictError {
      expectedVersion currentVersion conflictingFields yoursAlreadyApplied
      current { ...Whole }
      base { ...Whole }
      fields { field base current yours conflicting merged changedBy { id name } changedAt changedInVersion }
    }
    ... on NotFoundError { id }
    ... on ValidationError { issues { path message } }
  }`;

/** Every document that the proofs send, made of the server's own schema and the declaration of the type. */
export class Documents {
  readonly #whole: string;
  /** As in the name of the batch mutation, `updateProducts`. */
  readonly pluralName: string;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly type: RecordType,
  ) {
    this.#whole = `
      fragment Whole on ${type.name} {
        __typename id version createdAt createdBy { id name } updatedAt updatedBy { id name } deletedAt
        ${selectionOf(schema, type)}
      }`;
    this.pluralName = type.plural.replace(/^./, (letter) => letter.toUpperCase());
  }

  /** The names of the mutations of the type, as far as it has them. */
  get mutations() {
    const { name } = this.type;
    return {
      create: `create${name}`,
      update: `update${name}`,
      delete: `delete${name}`,
      restore: `restore${name}`,
      revert: `revert${name}`,
      undo: `undo${name}Revision`,
      batch: `update${this.pluralName}`,
    };
  }

  has(mutation: string): boolean {
    return mutation in this.schema.getMutationType()!.getFields();
  }

  mutation(name: string): string {
    const field = this.schema.getMutationType()!.getFields()[name]!;
    const { plural } = this.type;
    const batch = `
      ... on ${this.pluralName}Updated { ${plural} { ...Whole } }
      ... on BatchError { failures { index error { ...Refusal } } }`;
    return `mutation ${call(field)} { __typename ...Refusal ${name === this.mutations.batch ? batch : '...Whole'} } }
      ${REFUSAL} ${this.#whole}`;
  }

  get one(): string {
    const queries = Object.values(this.schema.getQueryType()!.getFields());
    const { name } = queries.find(
      (query) => String(query.type) === this.type.name && query.args.some((arg) => arg.name === 'atVersion'),
    )!;
    return `query ($id: ID!, $atVersion: Int) { ${name}(id: $id, atVersion: $atVersion) { ...Whole } } ${this.#whole}`;
  }

  get list(): string {
    return `query ($after: String) {
      ${this.type.plural}(first: 200, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } }
    }`;
  }

  get revisions(): string {
    return `query ($id: ID!) {
      node(id: $id) {
        ... on VersionedRecord {
          revisions(first: 200) {
            nodes { version kind at actor { id name } changes { field before after } record { ...Whole } }
          }
        }
      }
    } ${this.#whole}`;
  }
}

/** With a variable for every argument; one that has a default may be left out. */
function call({ name, args }: GraphQLField<unknown, unknown>): string {
  const declared = args.map(({ name: arg, type, defaultValue }) => {
    const optional = defaultValue !== undefined && isNonNullType(type);
    return `$${arg}: ${String(optional ? type.ofType : type)}`;
  });
  return `(${declared.join(', ')}) { ${name}(${args.map((arg) => `${arg.name}: $${arg.name}`).join(', ')})`;
}
