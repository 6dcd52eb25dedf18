import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, onTestFinished } from 'vitest';
import type { Shop } from './shop.js';

/** An event stream as it is on the wire, by a client that reads when it is told to. */
export async function rawStream({ url }: Pick<Shop, 'url'>, query: string) {
  const stream = connect(Number(new URL(url).port), '127.0.0.1');
  onTestFinished(() => void stream.destroy());
  const body = JSON.stringify({ query });
  const head = [
    'POST /graphql/stream HTTP/1.1',
    'host: x',
    'content-type: application/json',
    `content-length: ${body.length}`,
  ];
  stream.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  await once(stream, 'readable');
  let text = '';
  stream.on('data', (data: Buffer) => (text += data.toString()));
  /** Comes back when this has come, and forgets it. */
  const expectComing = async (expected: string): Promise<void> => {
    await expect.poll(() => text, { interval: 2 }).toContain(expected);
    text = '';
  };
  return { stream, expectComing };
}
