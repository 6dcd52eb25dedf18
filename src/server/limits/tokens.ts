import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, Lexer, TokenKind, type GraphQLFormattedError } from 'graphql';
import { tooComplex } from './refused.js';

type Format = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;

/** GraphQL's parser stops at the first token that is too many, with an error like any of syntax: here it is told apart. */
export function tellingTokens(format: Format, maxTokens: number): Format {
  return (formatted, error) =>
    isOneTokenTooMany(unwrapResolverError(error), maxTokens)
      ? format(formatted, tooComplex('tokens', maxTokens, 'MAX_TOKENS'))
      : format(formatted, error);
}

function isOneTokenTooMany(error: unknown, maxTokens: number): boolean {
  if (!(error instanceof GraphQLError) || error.extensions['code'] !== 'GRAPHQL_PARSE_FAILED') return false;
  const { source, positions } = error;
  if (!source || !positions) return false;
  const lexer = new Lexer(source);
  try {
    for (let count = 1; ; count++) {
      const { kind, start } = lexer.advance();
      if (kind === TokenKind.EOF || start >= positions[0]!) return count > maxTokens && kind !== TokenKind.EOF;
    }
  } catch {
    return false;
  }
}
