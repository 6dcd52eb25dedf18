import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { GraphQLDateTimeISO, GraphQLJSON } from 'graphql-scalars';
import { canonicalDecimal } from '../core/decimal.js';

const MAX_DIGITS = 100;

export const DateTime = new GraphQLScalarType({
  ...GraphQLDateTimeISO.toConfig(),
  name: 'DateTime',
  description: 'A moment as ISO 8601 in UTC with milliseconds, e.g. "2026-01-31T12:00:00.000Z".',
  specifiedByURL: null,
});

export const Json = new GraphQLScalarType({
  ...GraphQLJSON.toConfig(),
  name: 'JSON',
  description: 'Any JSON value: what a field of a patch holds, whatever its type.',
  specifiedByURL: null,
});

export const Decimal = new GraphQLScalarType<string, string>({
  name: 'Decimal',
  description:
    'Exact decimal number, written as a string, e.g. "19.90". Plain digits with an optional sign and point; no exponent. ' +
    'Whole numbers may be given as JSON numbers; fractions may not, because a binary float is not exact.',
  serialize: (value) => String(value),
  parseValue: (value) => parseDecimal(typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value),
  parseLiteral(node) {
    if (node.kind === Kind.STRING || node.kind === Kind.INT || node.kind === Kind.FLOAT)
      return parseDecimal(node.value);
    throw new GraphQLError('A Decimal is written as a string, e.g. "19.90".', { nodes: node });
  },
});

function parseDecimal(value: unknown): string {
  if (typeof value !== 'string' || value.length > MAX_DIGITS || canonicalDecimal(value) === null) {
    throw new GraphQLError('A Decimal is a plain decimal number written as a string, e.g. "19.90".');
  }
  return value;
}
