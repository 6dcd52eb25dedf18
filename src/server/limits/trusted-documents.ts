import { parse, print, validate, type GraphQLSchema } from 'graphql';
import { ConfigError } from '../../config.js';
import type { Check } from './document-rule.js';
import { Refused } from './refused.js';

interface Entry {
  readonly id: string;
  readonly body: string;
}

/** The documents of one's own clients, collected when they are built. */
export class TrustedDocuments {
  readonly #bodies: ReadonlyMap<string, string>;
  readonly #printed: ReadonlySet<string>;

  /**
   * @param manifest of Apollo's generate-persisted-query-manifest, or of the client preset of GraphQL Code Generator.
   * @param check by the limits that hold for these documents as for any.
   * @throws ConfigError that names every document that is wrong.
   */
  constructor(manifest: unknown, schema: GraphQLSchema, check: Check) {
    const entries = entriesOf(manifest);
    const mistakes = entries.flatMap((entry) => mistakesOf(entry, schema, check));
    if (mistakes.length > 0) throw new ConfigError(`TRUSTED_DOCUMENTS: ${mistakes.join(' ')}`);
    this.#bodies = new Map(entries.map(({ id, body }) => [id, body]));
    this.#printed = new Set(entries.map(({ body }) => print(parse(body))));
  }

  /** The document's text, by the id that it has in the manifest. */
  textOf(id: string): string | undefined {
    return this.#bodies.get(id) ?? this.#bodies.get(id.replace(/^sha256:/, ''));
  }

  /** However the text is laid out. */
  readonly check: Check = (document) =>
    this.#printed.has(print(document))
      ? null
      : new Refused('This server carries out only the documents it has been given.', 'DOCUMENT_NOT_TRUSTED');
}

function entriesOf(manifest: unknown): Entry[] {
  if (isRecord(manifest)) {
    const { format, version, operations } = manifest;
    if (format === 'apollo-persisted-query-manifest' && version === 1 && Array.isArray(operations)) {
      if (operations.every(isEntry)) return operations;
    } else if (Object.values(manifest).every((body) => typeof body === 'string')) {
      return Object.entries(manifest as Record<string, string>).map(([id, body]) => ({ id, body }));
    }
  }
  throw new ConfigError(
    'TRUSTED_DOCUMENTS must be a manifest of Apollo (version 1), or an object with the text of each document by its hash.',
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEntry(value: unknown): value is Entry {
  return isRecord(value) && typeof value['id'] === 'string' && typeof value['body'] === 'string';
}

function mistakesOf({ id, body }: Entry, schema: GraphQLSchema, check: Check): string[] {
  try {
    const document = parse(body);
    const refused = check(document);
    const errors = refused ? [refused] : validate(schema, document);
    return errors.map(({ message }) => `${id}: ${message}`);
  } catch (error) {
    return [`${id}: ${(error as Error).message}`];
  }
}
