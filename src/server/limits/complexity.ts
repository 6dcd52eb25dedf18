import {
  Kind,
  visit,
  type ASTNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import type { Check } from './document-rule.js';
import type { OperationLimits } from './limits.js';
import { Refused, tooComplex } from './refused.js';

/** Whether a document is within the limits that can be told from its text, whatever the schema and the variables. */
export function complexityCheck(limits: OperationLimits): Check {
  return (document) => {
    try {
      countWritten(document, limits);
      new Expansion(document, limits).walk();
      return null;
    } catch (error) {
      if (error instanceof Refused) return error;
      throw error;
    }
  };
}

/** Aliases and directives, as they are written. */
function countWritten(document: DocumentNode, limits: OperationLimits): void {
  const { maxAliases, maxDirectives, maxDirectivesPerField } = limits;
  let aliases = 0;
  let directives = 0;
  visit(document, {
    enter(node: ASTNode) {
      if (node.kind === Kind.FIELD && node.alias && ++aliases > maxAliases) {
        throw tooComplex('aliases', maxAliases, 'MAX_ALIASES');
      }
      if (!('directives' in node) || !node.directives?.length) return;
      if (node.directives.length > maxDirectivesPerField) {
        throw tooComplex('directives in one place', maxDirectivesPerField, 'MAX_DIRECTIVES_PER_FIELD');
      }
      directives += node.directives.length;
      if (directives > maxDirectives) throw tooComplex('directives', maxDirectives, 'MAX_DIRECTIVES');
    },
  });
}

/** How often each field is named at one place of the answer. */
type Names = Map<string, number>;

/**
 * A document with its fragments written out wherever they are spread, which can make a short one exponentially long: each
 * selection is counted, and the first that is too many ends it.
 */
class Expansion {
  readonly #fragments: Map<string, FragmentDefinitionNode>;
  readonly #unused: Set<string>;
  /** Those that are being written out: a cycle is left to the rules of GraphQL, which refuse it. */
  readonly #open = new Set<string>();
  #selections = 0;

  constructor(
    private readonly document: DocumentNode,
    private readonly limits: OperationLimits,
  ) {
    const fragments = document.definitions.filter((each) => each.kind === Kind.FRAGMENT_DEFINITION);
    this.#fragments = new Map(fragments.map((each) => [each.name.value, each]));
    this.#unused = new Set(this.#fragments.keys());
  }

  walk(): void {
    for (const definition of this.document.definitions) {
      if (definition.kind === Kind.OPERATION_DEFINITION) this.#walk(definition.selectionSet, 1, new Map());
    }
    // They are refused, but not before the other rules have looked into them.
    for (const name of this.#unused) this.#walkFragment(name, 1, new Map());
  }

  #walk({ selections }: SelectionSetNode, depth: number, names: Names): void {
    const { maxDepth, maxFields } = this.limits;
    if (depth > maxDepth) throw tooComplex('levels', maxDepth, 'MAX_DEPTH');
    for (const selection of selections) {
      if (++this.#selections > maxFields) throw tooComplex('fields', maxFields, 'MAX_FIELDS');
      if (selection.kind === Kind.FRAGMENT_SPREAD) this.#walkFragment(selection.name.value, depth, names);
      else if (selection.kind === Kind.INLINE_FRAGMENT) this.#walk(selection.selectionSet, depth, names);
      else {
        this.#name(selection.alias?.value ?? selection.name.value, names);
        if (selection.selectionSet) this.#walk(selection.selectionSet, depth + 1, new Map());
      }
    }
  }

  #walkFragment(name: string, depth: number, names: Names): void {
    const fragment = this.#fragments.get(name);
    this.#unused.delete(name);
    if (!fragment || this.#open.has(name)) return;
    this.#open.add(name);
    this.#walk(fragment.selectionSet, depth, names);
    this.#open.delete(name);
  }

  #name(name: string, names: Names): void {
    const { maxDuplicateFields } = this.limits;
    const count = (names.get(name) ?? 0) + 1;
    if (count > maxDuplicateFields) {
      throw tooComplex(`fields "${name}" in one place`, maxDuplicateFields, 'MAX_DUPLICATE_FIELDS');
    }
    names.set(name, count);
  }
}
