import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isListType,
  Kind,
  OperationTypeNode,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { entriesGivenTo, lengthAskedFor, passedOver, USUAL_LENGTH, type Given, type Variables } from './lengths.js';

/** What one operation asks for. */
export interface Cost {
  /** How many fields the answer may have, in all its lists together. */
  readonly fields: number;
  /** How many mutations it carries out, each entry of a batch being one. */
  readonly mutations: number;
}

/** Rows that are passed over, for what one field takes. */
const SKIPPED_PER_FIELD = 100;

/** How many fields come of something, if the lists right in it have so many entries. */
type Count = (variables: Variables, length: number) => number;

/** Each operation is reckoned once, to a formula of its variables. */
export class Costs {
  readonly #formulas = new WeakMap<OperationDefinitionNode, (variables: Variables) => Cost>();

  constructor(private readonly schema: GraphQLSchema) {}

  /** @param document valid for the schema. */
  of(document: DocumentNode, operation: OperationDefinitionNode, variables: Variables): Cost {
    let formula = this.#formulas.get(operation);
    if (!formula) {
      formula = new Reckoning(this.schema, document, operation).formula();
      this.#formulas.set(operation, formula);
    }
    return formula(variables);
  }
}

class Reckoning {
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #counts = new WeakMap<SelectionSetNode, Map<GraphQLCompositeType, Count>>();

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
    private readonly operation: OperationDefinitionNode,
  ) {
    const fragments = document.definitions.filter((each) => each.kind === Kind.FRAGMENT_DEFINITION);
    this.#fragments = new Map(fragments.map((each) => [each.name.value, each]));
  }

  formula(): (variables: Variables) => Cost {
    const { operation, selectionSet } = this.operation;
    const root = this.schema.getRootType(operation)!;
    const fields = this.#countOf(selectionSet, root);
    const mutations = operation === OperationTypeNode.MUTATION ? this.#mutationsIn(selectionSet, root) : [];
    return (variables) => ({
      fields: fields(variables, USUAL_LENGTH),
      mutations: mutations.reduce((sum, entries) => sum + entries(variables), 0),
    });
  }

  #mutationsIn(selections: SelectionSetNode, root: GraphQLObjectType): Given<number>[] {
    return this.#fieldsIn(selections, root).map((node) => {
      const field = root.getFields()[node.name.value];
      return (field && entriesGivenTo(field, node, this.operation)) ?? (() => 1);
    });
  }

  #countOf(selections: SelectionSetNode, type: GraphQLCompositeType): Count {
    const known = this.#counts.get(selections) ?? new Map<GraphQLCompositeType, Count>();
    this.#counts.set(selections, known);
    const count = known.get(type) ?? this.#reckon(selections, type);
    known.set(type, count);
    return count;
  }

  /** What may be one of several types is taken for the most costly of them. */
  #reckon(selections: SelectionSetNode, type: GraphQLCompositeType): Count {
    const types = isAbstractType(type) ? this.schema.getPossibleTypes(type) : [type];
    const counts = types.map((each) => this.#countOfObject(selections, each));
    return (variables, length) => Math.max(0, ...counts.map((count) => count(variables, length)));
  }

  #countOfObject(selections: SelectionSetNode, type: GraphQLObjectType): Count {
    const counts = this.#fieldsIn(selections, type).map((node) => this.#countOfField(node, type));
    return (variables, length) => counts.reduce((sum, count) => sum + count(variables, length), 0);
  }

  #countOfField(node: FieldNode, parent: GraphQLObjectType): Count {
    const field = this.#definition(node, parent);
    if (!field) return () => 1;
    const type = getNamedType(field.type);
    const below: Count = isCompositeType(type) ? this.#countOf(node.selectionSet!, type) : () => 0;
    const asked = lengthAskedFor(field, node, this.operation);
    const skipped = passedOver(field, node, this.operation);
    const isList = isListType(getNullableType(field.type));
    return (variables, length) => {
      const lengthBelow = asked?.(variables);
      const entries = isList ? (lengthBelow ?? length) : 1;
      const way = Math.ceil((skipped?.(variables) ?? 0) / SKIPPED_PER_FIELD);
      return 1 + way + entries * (below(variables, lengthBelow ?? USUAL_LENGTH) + (isList ? 1 : 0));
    };
  }

  #definition({ name: { value } }: FieldNode, parent: GraphQLObjectType): GraphQLField<unknown, unknown> | undefined {
    if (value === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
    if (value === TypeMetaFieldDef.name) return TypeMetaFieldDef;
    return parent.getFields()[value];
  }

  /** Those that an object of this type has, with the fragments written out; skipped ones too. */
  #fieldsIn({ selections }: SelectionSetNode, type: GraphQLObjectType): FieldNode[] {
    return selections.flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return selection;
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? this.#fragments.get(selection.name.value)! : selection;
      const condition = fragment.typeCondition && this.schema.getType(fragment.typeCondition.name.value);
      const applies =
        !condition || condition === type || (isAbstractType(condition) && this.schema.isSubType(condition, type));
      return applies ? this.#fieldsIn(fragment.selectionSet, type) : [];
    });
  }
}
