import {
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationTypeNode,
} from 'graphql';

export interface Call {
  readonly field: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const SCALARS: Readonly<Record<string, unknown>> = {
  Int: 1,
  String: 'Chai',
  Boolean: true,
  Decimal: '19.90',
};

/** A valid call of every query or mutation there is, whoever adds one: with no more arguments than it needs. */
export function callsOf(schema: GraphQLSchema, operation: `${OperationTypeNode}`, id: string): Call[] {
  const root = schema.getRootType(operation as OperationTypeNode);
  return Object.values(root!.getFields()).map(({ name, args, type }) => {
    const needed = args.filter((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined);
    const declared = needed.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
    const passed = needed.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
    const selection = isCompositeType(getNamedType(type)) ? ' { __typename }' : '';
    return {
      field: name,
      query: `${operation} ${declared && `(${declared})`} { ${name}${passed && `(${passed})`}${selection} }`,
      variables: Object.fromEntries(needed.map((arg) => [arg.name, valueOf(arg.type, id)])),
    };
  });
}

function valueOf(type: GraphQLInputType, id: string): unknown {
  if (isNonNullType(type)) return valueOf(type.ofType, id);
  if (isListType(type)) return [valueOf(type.ofType, id)];
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (isInputObjectType(type)) {
    const needed = Object.values(type.getFields()).filter(
      (field) => isNonNullType(field.type) && field.defaultValue === undefined,
    );
    return Object.fromEntries(needed.map((field) => [field.name, valueOf(field.type, id)]));
  }
  if (type.name === 'ID') return id;
  if (!(type.name in SCALARS)) throw new Error(`A value for ${type.name} has to be added to SCALARS.`);
  return SCALARS[type.name];
}
