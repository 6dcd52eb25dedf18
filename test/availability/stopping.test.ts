import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, it, vi } from 'vitest';
import { newProduct } from '../setup/acts.js';
import { UpdateProduct } from '../setup/operations.js';
import { openTransaction } from '../setup/race.js';
import { useShop, type Shop } from '../setup/shop.js';

function request(body: object): string {
  const json = JSON.stringify(body);
  const head = [
    'POST /graphql HTTP/1.1',
    'host: shop',
    'content-type: application/json',
    `content-length: ${json.length}`,
  ];
  return `${head.join('\r\n')}\r\n\r\n${json}`;
}

/** The answer to what comes on a connection while its first request is under way, and the server has begun to stop. */
async function answerBehind(shop: Shop, second: string): Promise<string | undefined> {
  const { id, version } = await newProduct(shop);
  const holder = await openTransaction(shop);
  await holder.rows('select from products where id = $1 for update', [id]);
  const socket = connect(Number(new URL(shop.url).port), '127.0.0.1');
  await once(socket, 'connect');
  const answers = text(socket);
  socket.write(
    request({ query: String(UpdateProduct), variables: { id, expectedVersion: version, patch: { name: 'Big lamp' } } }),
  );
  await shop.untilWaiting(1);
  const closed = shop.server.close();
  await vi.waitFor(() => expect(shop.server.server.listening).toBe(false));
  socket.write(second);
  await holder.rows('rollback');
  const [, first, answer] = (await answers).split('HTTP/1.1 ');
  await closed;
  expect(first).toMatch(/^200 .*"name":"Big lamp"/s);
  return answer;
}

describe('a server that has begun to stop', () => {
  const shop = useShop();
  it('answers what comes on a connection that is still open', async () => {
    const answer = await answerBehind(shop, request({ query: '{ __typename }' }));
    expect(answer).toMatch(/^200 .*"data":\{"__typename":"Query"\}/s);
  });
});

describe('a server that has begun to stop, asked whether it is ready,', () => {
  const shop = useShop();
  it('is not', async () => {
    expect(await answerBehind(shop, 'GET /readyz HTTP/1.1\r\nhost: shop\r\n\r\n')).toMatch(/^503 .*"not ready"/s);
  });
});
