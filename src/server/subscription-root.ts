import { GraphQLError, Kind, type DocumentNode, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';

/**
 * What a subscription is of may not depend on @skip or @include, says the specification. graphql-js 16 lets it, and fails where
 * nothing is left to subscribe to.
 */
export function refuseConditionalRoot({ selectionSet }: OperationDefinitionNode, document: DocumentNode): void {
  if (!isConditional(selectionSet, document)) return;
  throw refusedByValidation(new GraphQLError('What a subscription is of may not depend on @skip or @include.'));
}

/** In the middle of validation, graphql-js throws what it should report where such a condition is no value yet, or none at all. */
export function refusedByValidation({ message, nodes }: GraphQLError): GraphQLError {
  const extensions = { code: 'GRAPHQL_VALIDATION_FAILED', http: { status: 400 } };
  return new GraphQLError(message, { ...(nodes && { nodes }), extensions });
}

function isConditional({ selections }: SelectionSetNode, document: DocumentNode): boolean {
  return selections.some((selection) => {
    if (selection.directives?.some(({ name }) => name.value === 'skip' || name.value === 'include')) return true;
    if (selection.kind === Kind.INLINE_FRAGMENT) return isConditional(selection.selectionSet, document);
    if (selection.kind === Kind.FIELD) return false;
    return document.definitions.some(
      (each) =>
        each.kind === Kind.FRAGMENT_DEFINITION &&
        each.name.value === selection.name.value &&
        isConditional(each.selectionSet, document),
    );
  });
}
