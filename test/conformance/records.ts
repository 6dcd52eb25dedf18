import type { GraphQLSchema } from 'graphql';
import { recordType, type RecordClass, type RecordType } from '../../src/model/record-type.js';
import { createSchema } from '../../src/server/schema.js';
import { expectType, resultOf } from '../setup/http.js';
import type { Person, Shop } from '../setup/shop.js';
import type { Answer, Accepted, RevisionNode, Way } from './answers.js';
import { Documents } from './documents.js';
import { provedFields, valuesShown, type ProvedField } from './fields.js';
import type { Particulars, Source, Subject, Values } from './subject.js';
import { checkValues, suggestedValues } from './values.js';

/** A record just made, and for each of its fields the values that it may be given. */
export interface Sample {
  readonly born: Accepted;
  readonly pools: ReadonlyMap<string, readonly unknown[]>;
}

export interface Target {
  readonly id: string;
  readonly version: number;
}

/** The records of one type, as clients of the server see and change them. */
export class Records {
  readonly type: RecordType;
  /** Those that a patch may name. */
  readonly fields: readonly ProvedField[];
  readonly documents: Documents;
  readonly particulars: Particulars;

  constructor(
    readonly shop: Shop,
    { entity, particulars }: Subject,
    private readonly schema: GraphQLSchema = createSchema(),
  ) {
    this.type = recordType(entity);
    this.particulars = particulars;
    this.fields = provedFields(this.schema, this.type);
    this.documents = new Documents(this.schema, this.type);
  }

  can(...what: (keyof Documents['mutations'])[]): boolean {
    return what.every((each) => this.documents.has(this.documents.mutations[each]));
  }

  /** For tests that only a type with these mutations needs: once, or not at all. */
  ifCan(...what: Parameters<Records['can']>): [Records] | [] {
    return this.can(...what) ? [this] : [];
  }

  async make(as: Person = 'ana'): Promise<Sample> {
    const pools = new Map<string, readonly unknown[]>();
    const [early, late] = [true, false].map((has) =>
      this.fields.filter(({ declared }) => (declared.input !== null) === has),
    );
    for (const field of early!) pools.set(field.name, await this.#valuesOf(field, {}));
    const first = Object.fromEntries([...pools].map(([name, values]) => [name, values[0]]));
    const { make } = this.particulars;
    const id = make ? (await make(this.shop, first)).id : (await this.create(first, { as })).id;
    const born = (await this.read(id))!;
    for (const field of late!) pools.set(field.name, await this.#valuesOf(field, born.values));
    return { born, pools };
  }

  async create(values: Values, way: Way = {}): Promise<Accepted> {
    return expectType(await this.ask('create', { input: this.#input(values) }, way), 'Accepted');
  }

  async save(target: Target, patch: Values, way: Way & { onConflict?: 'REJECT' | 'MERGE' } = {}): Promise<Answer> {
    const { onConflict } = way;
    return this.ask(
      'update',
      { ...ofTarget(target), patch: this.#input(patch), ...(onConflict && { onConflict }) },
      way,
    );
  }

  saveAll(edits: readonly (readonly [Target, Values])[], way: Way & { onConflict?: 'MERGE' } = {}): Promise<Answer> {
    const { onConflict } = way;
    const updates = edits.map(([target, patch]) => ({
      ...ofTarget(target),
      patch: this.#input(patch),
      ...(onConflict && { onConflict }),
    }));
    return this.ask('batch', { updates }, way);
  }

  /** Deletes, restores, reverts or undoes. */
  act(
    what: 'delete' | 'restore' | 'revert' | 'undo',
    target: Target,
    more: Values = {},
    way: Way = {},
  ): Promise<Answer> {
    return this.ask(what, { ...ofTarget(target), ...more }, way);
  }

  async ask(what: keyof Documents['mutations'], variables: Values, { as = 'ana', key }: Way): Promise<Answer> {
    const name = this.documents.mutations[what];
    const keyed = key === undefined ? variables : { ...variables, idempotencyKey: key };
    const data = await this.#post(this.documents.mutation(name), keyed, as);
    return this.#understood(data[name]) as Answer;
  }

  /** Null where there never was such a version. */
  async read(id: string, atVersion?: number): Promise<Accepted | null> {
    const data = await this.#post(this.documents.one, { id, ...(atVersion !== undefined && { atVersion }) });
    return this.#understood(Object.values(data)[0]) as Accepted | null;
  }

  /** Newest first. */
  async revisions(id: string): Promise<RevisionNode[]> {
    const { node } = (await this.#post(this.documents.revisions, { id })) as {
      node: { revisions: { nodes: object[] } };
    };
    return this.#understood(node.revisions.nodes) as RevisionNode[];
  }

  /** The ids of all that are listed. */
  async listed(): Promise<string[]> {
    const ids: string[] = [];
    for (let after: string | null = null; ;) {
      const page = (await this.#post(this.documents.list, { after }))[this.type.plural] as Page;
      ids.push(...page.nodes.map(({ id }) => id));
      if (!page.pageInfo.hasNextPage) return ids;
      after = page.pageInfo.endCursor;
    }
  }

  async #post(query: string, variables: Values, as: Person = 'ana'): Promise<Record<string, unknown>> {
    return resultOf(await this.shop.post({ query, variables }, { as })) as Record<string, unknown>;
  }

  async #valuesOf(field: ProvedField, born: Values): Promise<readonly unknown[]> {
    const given = (this.particulars.values as Record<string, Source<unknown>> | undefined)?.[field.name];
    const values =
      typeof given === 'function'
        ? await given(this.shop, born)
        : (given ?? (await suggestedValues(field, () => this.#referred(field))));
    checkValues(field, values);
    return values;
  }

  /** The id of a new record to refer to: with no more than it needs, so that it refers to nothing itself. */
  async #referred({ declared }: ProvedField): Promise<string> {
    const subject = { entity: declared.references!() as RecordClass, particulars: {} };
    const others = new Records(this.shop, subject, this.schema);
    const needed = others.fields.filter(
      (field) => !field.declared.nullable && field.declared.defaultValue === undefined,
    );
    const values = await Promise.all(
      needed.map(async (field) => [field.name, (await others.#valuesOf(field, {}))[0]] as const),
    );
    return (await others.create(Object.fromEntries(values))).id;
  }

  #input(values: Values): Values {
    return Object.fromEntries(
      Object.entries(values).map(([name, value]) => {
        const field = this.fields.find((each) => each.name === name)!;
        return [name, value === null ? null : field.toInput(value)];
      }),
    );
  }

  /** The answer with every record of the type in it as an Accepted, wherever it stands. */
  #understood(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => this.#understood(item));
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).map(([key, inner]) => [key, this.#understood(inner)] as const);
    const object: Values = Object.fromEntries(entries);
    if (object['__typename'] === `${this.documents.pluralName}Updated`)
      return { __typename: 'AllAccepted', records: object[this.type.plural] };
    if (object['__typename'] !== this.type.name) return object;
    const names = new Set(this.type.fields.map(({ name }) => name));
    const stamp = entries.filter(([key]) => !names.has(key));
    return { ...Object.fromEntries(stamp), __typename: 'Accepted', values: valuesShown(this.type, object) };
  }
}

interface Page {
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

function ofTarget({ id, version }: Target): Values {
  return { id, expectedVersion: version };
}
