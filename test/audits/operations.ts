import fc, { type Arbitrary, type GeneratorValue } from 'fast-check';
import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isUnionType,
  OperationTypeNode,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLInterfaceType,
  type GraphQLSchema,
} from 'graphql';
import { ODD, WRONG } from './inputs.js';
import { Cursor, Id, Token, Version, type Kind, type Plan, type Value } from './placeholders.js';

const MAX_DEPTH = 5;
const WORDS = ['x', 'Chai', 'one\ntwo\n', 'one\n2\n', 'x'.repeat(300), 'é🦊', "'", '%_'];

/** Every operation that the schema allows, and some that it does not: a fifth of them are wrong in some place. */
export function operations(schema: GraphQLSchema): Arbitrary<Plan> {
  return fc.gen().map((gen) => new Writer(gen, schema).plan());
}

/** Writes one operation, from top to bottom. */
class Writer {
  readonly #literals: Value[] = [];
  readonly #variables: Record<string, Value> = {};
  readonly #declared: string[] = [];
  readonly #fragments: string[] = [];
  readonly #isWrong: boolean;
  #aliases = 0;

  constructor(
    private readonly gen: GeneratorValue,
    private readonly schema: GraphQLSchema,
  ) {
    this.#isWrong = this.#now(20);
  }

  plan(): Plan {
    const { QUERY, MUTATION, SUBSCRIPTION } = OperationTypeNode;
    const kind = this.#oneOf([
      ...Array<OperationTypeNode>(11).fill(QUERY),
      ...Array<OperationTypeNode>(8).fill(MUTATION),
      SUBSCRIPTION,
    ]);
    const root = this.schema.getRootType(kind)!;
    const fields = this.#some(Object.values(root.getFields()), kind === QUERY ? 3 : this.#now(90) ? 1 : 2);
    const selections = fields
      .map((field) => this.#field(field, kind === MUTATION ? 2 : 1, kind === MUTATION))
      .join(' ');
    const declared = this.#declared.length > 0 ? `(${this.#declared.join(', ')})` : '';
    const whole = [`${kind} Fuzz${declared} { ${selections} }`, ...this.#fragments].join('\n');
    const text = this.#isWrong && this.#now(15) ? this.#damaged(whole) : whole;
    return { text, literals: this.#literals, variables: this.#variables };
  }

  #field(field: GraphQLField<unknown, unknown>, depth: number, isChange = false): string {
    const type = getNamedType(field.type);
    // With arguments, the same field twice would be two.
    const alias = field.args.length > 0 || this.#now(10) ? `a${(this.#aliases += 1)}: ` : '';
    const name = this.#isWrong && this.#now(3) ? `${field.name}x` : field.name;
    const selections = isCompositeType(type) ? ` ${this.#selections(type, depth, isChange)}` : '';
    return `${alias}${name}${this.#arguments(field)}${this.#directive()}${selections}`;
  }

  #selections(type: GraphQLCompositeType, depth: number, isChange = false): string {
    const own = isUnionType(type) ? [] : Object.values(type.getFields());
    const leaves = own.filter((field) => !isCompositeType(getNamedType(field.type)));
    const chosen = this.#some(depth >= MAX_DEPTH ? leaves : own, 4).map((field) => this.#field(field, depth + 1));
    const members = isAbstractType(type) && depth < MAX_DEPTH ? this.#some(this.schema.getPossibleTypes(type), 3) : [];
    const parts = members.map(
      (member) => `... on ${member.name}${this.#directive()} ${this.#selections(member, depth + 1)}`,
    );
    const mayBeRecord = isChange && this.#mayBe(type, 'VersionedRecord');
    const record = mayBeRecord ? ['... on VersionedRecord { isId: id isVersion: version }'] : [];
    const all = ['__typename', ...chosen, ...parts, ...record].join(' ');
    return this.#now(8) ? `{ __typename ${this.#fragment(type, all)} }` : `{ ${all} }`;
  }

  #mayBe(type: GraphQLCompositeType, name: string): boolean {
    const records = this.schema.getPossibleTypes(this.schema.getType(name) as GraphQLInterfaceType);
    const members = isAbstractType(type) ? this.schema.getPossibleTypes(type) : [type];
    return members.some((member) => records.includes(member));
  }

  #fragment(type: GraphQLCompositeType, selections: string): string {
    const name = `F${this.#fragments.length}`;
    const circle = this.#isWrong && this.#now(5) ? ` ...${name}` : '';
    this.#fragments.push(`fragment ${name} on ${type.name} { ${selections}${circle} }`);
    return `...${name}`;
  }

  #directive(): string {
    if (!this.#now(4)) return '';
    if (this.#isWrong && this.#now(20)) return this.#oneOf([' @unknown', ' @include', ' @skip(if: 1)', ' @deprecated']);
    const name = this.#oneOf(['include', 'skip']);
    if (this.#now(50)) return ` @${name}(if: ${this.#now(50)})`;
    return ` @${name}(if: ${this.#variable('Boolean!', this.#now(50))})`;
  }

  #arguments({ name, args }: GraphQLField<unknown, unknown>): string {
    const values = this.#values(args, kindIn(name));
    const passed = args.flatMap((arg) =>
      arg.name in values ? [`${arg.name}: ${this.#passed(arg, values[arg.name]!.value)}`] : [],
    );
    return passed.length > 0 ? `(${passed.join(', ')})` : '';
  }

  #passed({ type }: GraphQLArgument, value: Value): string {
    if (this.#now(60)) return this.#variable(String(type), value);
    this.#literals.push(value);
    return `⟦${this.#literals.length - 1}⟧`;
  }

  #variable(type: string, value: Value): string {
    const name = `v${this.#declared.length}`;
    this.#declared.push(`$${name}: ${type}`);
    this.#variables[name] = value;
    return `$${name}`;
  }

  /** Of arguments that belong together, or of the fields of an object: the versions are of the record that is named beside them. */
  #values(inputs: readonly (GraphQLArgument | GraphQLInputField)[], kind: Kind): Record<string, { value: Value }> {
    const subject = this.#record(kind);
    return Object.fromEntries(
      inputs.flatMap(({ name, type, defaultValue }) => {
        const isNeeded = isNonNullType(type) && defaultValue === undefined;
        const isLeftOut = isNeeded
          ? this.#isWrong && this.#now(2)
          : this.#now(/token|key|atVersion|after|before/i.test(name) ? 85 : 45);
        return isLeftOut ? [] : [[name, { value: this.#value(type, name, subject) }]];
      }),
    );
  }

  #value(type: GraphQLInputType, name: string, subject: Id): Value {
    if (this.#isWrong && this.#now(4))
      return this.#oneOf<Value>([null, ...Object.values(WRONG).flat(), ...Object.values(ODD).flat()] as Value[]);
    if (isNonNullType(type)) return this.#value(type.ofType, name, subject);
    if (isListType(type))
      return Array.from({ length: this.#number(0, 3) }, () =>
        this.#value(type.ofType, name, this.#record(subject.kind)),
      );
    if (isEnumType(type)) return { enum: this.#oneOf(type.getValues()).name };
    if (isInputObjectType(type))
      return {
        fields: Object.fromEntries(
          Object.entries(this.#values(Object.values(type.getFields()), subject.kind)).map(([key, { value }]) => [
            key,
            value,
          ]),
        ),
      };
    if (type.name === 'Boolean') return this.#now(50);
    if (type.name === 'Decimal')
      return this.#oneOf<Value>(['0', '1.00', '19.90', '9999999999.99', 7, ...(ODD['Decimal'] as Value[])]);
    if (type.name === 'Int') return this.#integer(name, subject);
    return this.#text(name, subject);
  }

  #integer(name: string, subject: Id): Value {
    if (/version/i.test(name))
      return this.#now(80) ? new Version(subject, this.#oneOf([0, 0, 0, 0, -1, 1])) : this.#number(-1, 5);
    if (/quantity|delta/.test(name)) return this.#oneOf([1, 1, 2, 3, 0, -1, 1000]);
    if (/first|last/.test(name)) return this.#oneOf([1, 2, 3, 5, 10, 50, 200, 201, 0, -1]);
    return this.#oneOf([0, 1, 5, 10, 60, 3600, 2 ** 31 - 1, -1]);
  }

  #text(name: string, subject: Id): Value {
    if (/token/i.test(name)) return new Token(this.#number(0, 9));
    if (/key/i.test(name)) return `key-${this.#number(0, 30)}`;
    if (/after|before/.test(name)) return new Cursor(this.#number(0, 30));
    if (name === 'to') return this.#oneOf(['ana', 'ben', 'cleo', 'vera', 'nobody']);
    if (/id/i.test(name) && !this.#now(95)) return this.#oneOf(ODD['ID'] as Value[]);
    if (/^(id|ids|recordId)$/.test(name)) return subject;
    if (name.endsWith('Id')) return this.#record(name === 'parentId' ? 'category' : kindIn(name));
    if (name === 'sku') return `SKU-${this.#number(0, 100_000)}`;
    return this.#oneOf<Value>([...WORDS, ...WORDS, ...(ODD['String'] as Value[])]);
  }

  /** Of few, so that operations meet. */
  #record(kind: Kind): Id {
    return new Id(this.#number(0, 11), this.#now(95) ? kind : null);
  }

  /** Something is lost, or comes twice, or in another's place. */
  #damaged(text: string): string {
    const [from, to] = [this.#number(0, text.length - 1), this.#number(0, text.length - 1)].toSorted(
      (a, b) => a - b,
    ) as [number, number];
    const piece = text.slice(from, Math.min(to, from + 20));
    const end = text.slice(from + piece.length);
    return (
      text.slice(0, from) + this.#oneOf(['', piece + piece, '{', '}', '"', '$', '\0', '#', '\ud800', '...', '@']) + end
    );
  }

  #now(percent: number): boolean {
    return this.#number(0, 99) < percent;
  }

  #number(min: number, max: number): number {
    return this.gen(fc.integer, { min, max });
  }

  #oneOf<T>(values: readonly T[]): T {
    return values[this.#number(0, values.length - 1)]!;
  }

  /** At least one, if there is one; in their order. */
  #some<T>(values: readonly T[], most: number): T[] {
    if (values.length === 0) return [];
    const count = this.#number(1, Math.min(most, values.length));
    const chosen = new Set(Array.from({ length: count }, () => this.#number(0, values.length - 1)));
    return values.filter((_, index) => chosen.has(index));
  }
}

/** Of which records the name of a field or of an argument speaks. */
function kindIn(name: string): Kind {
  if (/product|stock/i.test(name)) return 'product';
  if (/categor/i.test(name)) return 'category';
  return /order/i.test(name) ? 'order' : null;
}
