import { MessageType, parseMessage, type SubscribePayload } from 'graphql-ws';
import type { Request } from './execution.js';
import { byName } from './persisted-queries.js';

/** Read as no message: whether it is UTF-8 nobody has looked at, and what is not would be taken for something else. */
export const BINARY = '';

const SERVER_MESSAGES = new Set([MessageType.ConnectionAck, MessageType.Next, MessageType.Error]);

/** Whether it is what only a server says. From a client, the library takes it for a fault of its own. */
export function isOfServer(message: string): boolean {
  return SERVER_MESSAGES.has(parseMessage(message).type);
}

export function requestIn(payload: SubscribePayload): Request {
  const { query, variables, operationName, extensions } = byName(payload);
  return {
    ...(query !== undefined && { query }),
    ...(variables && { variables }),
    ...(operationName && { operationName }),
    ...(extensions && { extensions }),
  };
}

/** As HTTP's headers, the parameters of a connection are known by their names in any case. */
export function authorizationIn(parameters: Record<string, unknown> = {}): string | undefined {
  const [, value] = Object.entries(parameters).find(([name]) => name.toLowerCase() === 'authorization') ?? [];
  if (value == null) return undefined;
  return typeof value === 'string' ? value : '';
}
