import type { GraphqlError } from './http.js';
import { RawSocket } from './raw-socket.js';
import type { Person, Shop } from './shop.js';

/** An operation as it is sent, good or bad. */
export interface Sent {
  query?: string | undefined;
  variables?: Record<string, unknown> | undefined;
  operationName?: string | undefined;
  extensions?: Record<string, unknown> | undefined;
  documentId?: string | undefined;
}

export interface Way {
  as?: Person;
  /** Of the request, or of the one that becomes a WebSocket. */
  headers?: Record<string, string>;
}

export interface Told {
  readonly data: unknown;
  readonly errors: readonly GraphqlError[];
  /** Of an answer by HTTP. */
  readonly status?: number;
  readonly headers?: Headers;
}

type Send = (to: Shop, sent: Sent, way?: Way) => Promise<Told>;

/** Every way in which an operation can be sent. */
export const TRANSPORTS = {
  HTTP: (to, sent, way) => told(post(to, '/graphql', sent, way)),
  'an event stream': (to, sent, way) => told(post(to, '/graphql/stream', sent, way)),
  'a WebSocket': async (to, sent, { as = 'ana', headers = {} } = {}) => {
    const socket = await (await RawSocket.open(to, { headers })).enter(to, as);
    socket.send({ type: 'subscribe', id: '1', payload: { query: '', ...sent } });
    const { type, payload } = await socket.next();
    socket.socket.close();
    return type === 'error' ? { data: null, errors: payload as GraphqlError[] } : parts(payload as Partial<Told>);
  },
} satisfies Record<string, Send>;

export type Transport = keyof typeof TRANSPORTS;

export const transports = Object.entries(TRANSPORTS) as [Transport, Send][];

async function post(to: Shop, path: string, sent: Sent, { as = 'ana', headers = {} }: Way = {}): Promise<Response> {
  const authorization = `Bearer ${await to.identity.token(as)}`;
  return fetch(`${to.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization, ...headers },
    body: JSON.stringify(sent),
  });
}

/** Of an event stream, its first event. */
async function told(answering: Promise<Response>): Promise<Told> {
  const { status, headers, ...answer } = await answering.then(async (response) => ({
    status: response.status,
    headers: response.headers,
    text: await response.text(),
  }));
  const isStream = headers.get('content-type')?.startsWith('text/event-stream');
  const json = isStream ? /^data: (.*)$/m.exec(answer.text)![1]! : answer.text;
  return { ...parts(JSON.parse(json) as Partial<Told>), status, headers };
}

function parts({ data = null, errors = [] }: Partial<Told>): Told {
  return { data, errors };
}

export const codesOf = ({ errors }: Told): string[] => errors.map(({ extensions }) => extensions.code);
