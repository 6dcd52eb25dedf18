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

/** As HTTP's headers, the parameters of a connection are known by their names in any case. Several tokens are as bad as one that is none. */
export function authorizationIn(parameters: Record<string, unknown> = {}): string | undefined {
  const given = Object.entries(parameters).filter(([name]) => name.toLowerCase() === 'authorization');
  const [[, value] = [], ...others] = given;
  if (value == null && others.length === 0) return undefined;
  return typeof value === 'string' && others.length === 0 ? value : '';
}
