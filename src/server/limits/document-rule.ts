import { Kind, type DocumentNode, type ValidationRule } from 'graphql';
import type { Refused } from './refused.js';

/** What is wrong with a document as a whole, if anything. */
export type Check = (document: DocumentNode) => Refused | null;

const NOTHING: DocumentNode = { kind: Kind.DOCUMENT, definitions: [] };

/**
 * Refuses a document before any other rule looks into it: some of them take long for a document that is made to take long.
 * They go on with an empty one.
 */
export function documentRule(checks: readonly Check[]): ValidationRule {
  return (context) => ({
    Document: (document) => {
      for (const check of checks) {
        const refused = check(document);
        if (!refused) continue;
        context.reportError(refused);
        return NOTHING;
      }
      return undefined;
    },
  });
}
