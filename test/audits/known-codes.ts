import { STATUS_OF_CODE } from '../../src/server/error-codes.js';

/** The codes of GraphQL errors: there are no others. */
export const KNOWN_CODES: ReadonlySet<string> = new Set(Object.keys(STATUS_OF_CODE));
