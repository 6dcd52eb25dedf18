import { expect } from 'vitest';
import { INNARDS, type Answer } from '../setup/http.js';
import { RawSocket } from '../setup/raw-socket.js';
import type { Shop } from '../setup/shop.js';

/** How somebody was refused: an answer by HTTP, or the end of a socket. */
export interface Refused {
  readonly status?: number;
  readonly codes?: readonly string[];
  readonly data?: unknown;
  readonly close?: number;
}

type Knock = (shop: Shop, authorization: string | undefined, query: string) => Promise<Refused>;

/** Every way in which a token comes to the server. */
export const DOORS: Readonly<Record<string, Knock>> = {
  HTTP: (shop, authorization, query) => byHttp(`${shop.url}/graphql`, authorization, query),
  'an event stream': (shop, authorization, query) => byHttp(`${shop.url}/graphql/stream`, authorization, query),
  'a WebSocket': async (shop, authorization, query) => {
    const socket = await RawSocket.open(shop);
    socket.send({ type: 'connection_init', payload: authorization === undefined ? {} : { authorization } });
    const first = await Promise.race([socket.closed, socket.next()]);
    if ('code' in first) return { close: first.code };
    socket.subscribe('1', query);
    return { data: (await socket.next()).payload };
  },
};

export const doors = Object.entries(DOORS);

export const UNAUTHENTICATED: Readonly<Record<string, Refused>> = {
  HTTP: { status: 401, data: null, codes: ['UNAUTHENTICATED'] },
  'an event stream': { status: 401, data: null, codes: ['UNAUTHENTICATED'] },
  'a WebSocket': { close: 4403 },
};

async function byHttp(url: string, authorization: string | undefined, query: string): Promise<Refused> {
  const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  const text = await response.text();
  expect(text).not.toMatch(INNARDS);
  // Of an event stream, its first event.
  const { data = null, errors = [] } = JSON.parse(/^data: (.*)$/m.exec(text)?.[1] ?? text) as Partial<Answer>;
  return { status: response.status, data, codes: errors.map(({ extensions }) => extensions.code) };
}
