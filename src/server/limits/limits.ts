import type { RateLimits } from './rates.js';

/** Of what one operation may be. Each is the highest that is let through. */
export interface OperationLimits {
  readonly maxTokens: number;
  readonly maxDepth: number;
  readonly maxFields: number;
  readonly maxDuplicateFields: number;
  readonly maxAliases: number;
  readonly maxDirectives: number;
  readonly maxDirectivesPerField: number;
  readonly maxCost: number;
  readonly maxVariableValues: number;
}

export interface Limits extends OperationLimits, RateLimits {
  /** How long a request may take to arrive. */
  readonly requestTimeoutMs: number;
  /** How long one operation, or one event of a subscription, may use the database. */
  readonly operationTimeoutMs: number;
  /** How long a stop waits for what is under way. */
  readonly graceMs: number;
  /** Of a request, and of a message over a WebSocket. */
  readonly maxBodyBytes: number;
  /** How many operations may be under way at once on one WebSocket. */
  readonly subscriptionsPerConnection: number;
  /** How many WebSockets and event streams one person may have open at once, with this process. */
  readonly connectionsPerPerson: number;
}
