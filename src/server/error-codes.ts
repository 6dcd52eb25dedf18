/**
 * Every `extensions.code` there is, and the status of an answer by HTTP that has nothing but this error (PROTOCOL.md, "Refusals"). Errors in
 * the middle of an answer leave its status alone.
 */
export const STATUS_OF_CODE = {
  /** So clients try again at once, with the document. */
  PERSISTED_QUERY_NOT_FOUND: 200,
  BAD_REQUEST: 400,
  BAD_USER_INPUT: 400,
  GRAPHQL_PARSE_FAILED: 400,
  GRAPHQL_VALIDATION_FAILED: 400,
  OPERATION_RESOLUTION_FAILURE: 400,
  OPERATION_TOO_COMPLEX: 400,
  DOCUMENT_NOT_TRUSTED: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  RESYNC_REQUIRED: 410,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  RATE_LIMITED: 429,
  TOO_MANY_CONNECTIONS: 429,
  TOO_MANY_SUBSCRIPTIONS: 429,
  INTERNAL_SERVER_ERROR: 500,
  OUTCOME_UNKNOWN: 500,
  SERVICE_UNAVAILABLE: 503,
  STOPPING: 503,
  SUBSCRIBER_TOO_SLOW: 503,
} as const;

export type ErrorCode = keyof typeof STATUS_OF_CODE;

/** Of the Retry-After that goes with SERVICE_UNAVAILABLE and STOPPING: most of what it is said for is over by then. */
export const RETRY_AFTER_SECONDS = 2;

export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(STATUS_OF_CODE, code);
}

export function statusOf(code: string): number {
  return isErrorCode(code) ? STATUS_OF_CODE[code] : 500;
}
