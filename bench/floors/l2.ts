/** The second floor: the first one behind graphql-js, which parses and validates each text once. */
import { buildSchema, execute, parse, validate, type DocumentNode, type ExecutionResult } from 'graphql';
import { serve } from './server.ts';
import { updateProduct, versionOf, type ProductRow } from './update-product.ts';

const schema = buildSchema(`
  type Query { ready: Boolean! }
  type Mutation { updateProduct(id: ID!, expectedVersion: Int!, patch: ProductPatch!): UpdateProductResult! }
  input ProductPatch { name: String! }
  union UpdateProductResult = Product | ConflictError
  type Product {
    id: ID! version: Int! sku: String! name: String! description: String!
    price: String! stock: Int! tags: [String!]! status: ProductStatus! updatedAt: String!
  }
  enum ProductStatus { DRAFT ACTIVE ARCHIVED }
  type ConflictError { currentVersion: Int }
`);

const CACHED_DOCUMENTS = 1000;
const documents = new Map<string, DocumentNode>();

const rootValue = {
  async updateProduct({
    id,
    expectedVersion,
    patch,
  }: {
    id: string;
    expectedVersion: number;
    patch: { name: string };
  }): Promise<object> {
    const row = await updateProduct({ id, expectedVersion, name: patch.name });
    return row ? product(row) : { __typename: 'ConflictError', currentVersion: await versionOf(id) };
  },
};

function product({ updated_at: updatedAt, ...row }: ProductRow): object {
  return { __typename: 'Product', ...row, updatedAt: updatedAt.toISOString() };
}

/** The least recently used text is forgotten first. */
function documentOf(text: string): DocumentNode {
  let document = documents.get(text);
  if (document) {
    documents.delete(text);
  } else {
    document = parse(text);
    const [error] = validate(schema, document);
    if (error) throw error;
    if (documents.size === CACHED_DOCUMENTS) documents.delete(documents.keys().next().value!);
  }
  documents.set(text, document);
  return document;
}

serve(async ({ query, variables }: { query: string; variables: Record<string, unknown> }): Promise<ExecutionResult> =>
  execute({ schema, document: documentOf(query), rootValue, variableValues: variables }),
);
