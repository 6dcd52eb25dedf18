import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { expect, it, onTestFinished } from 'vitest';
import { following, take } from './following.js';

/** A server of event streams that gives each request the next of these, and ends there. It knows after which cursor it was asked. */
async function streamsOf(...texts: string[]) {
  const asked: string[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    asked.push(((await json(request)) as { variables: { after: string } }).variables.after);
    response.writeHead(200, { 'content-type': 'text/event-stream' }).end(texts.shift() ?? next({ cursor: 'none' }));
  };
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

const next = (change: object): string => `event: next\ndata: ${JSON.stringify({ data: { change } })}\n\n`;
const FAILED = 'event: next\ndata: {"errors":[{"message":"No."}]}\n\n';

it('a stream that ends without a last word, right after a change, is taken up again after that', async () => {
  const { url, asked } = await streamsOf(next({ cursor: 'b' }), next({ cursor: 'c' }), next({ cursor: 'd' }));
  const changes = await take(following({ url, after: 'a' }), 3);
  expect(changes.map(({ cursor }) => cursor)).toEqual(['b', 'c', 'd']);
  expect(asked.slice(0, 3)).toEqual(['a', 'b', 'c']);
});

it('what comes after a change that could not be told waits until that one can be', async () => {
  const { url } = await streamsOf(FAILED + next({ cursor: 'c' }), next({ cursor: 'b' }), next({ cursor: 'c' }));
  const changes = await take(following({ url, after: 'a' }), 2);
  expect(changes.map(({ cursor }) => cursor)).toEqual(['b', 'c']);
});
