import { describe, expect, it } from 'vitest';
import { times } from '../setup/race.js';
import { useShop } from '../setup/shop.js';
import { badRequests, ME, outcomeOf, type Case } from './outcomes.js';
import { http, RawConnection } from './raw-http.js';

const shop = useShop();
const { expectOutcome, expectServed } = badRequests('What is no HTTP', shop);

const text = (line: string, ...lines: string[]): string => [line, ...lines].join('\r\n');
const chunked = (body: string, header: Record<string, string> = { 'transfer-encoding': 'chunked' }): Buffer =>
  http('POST /graphql', body, { 'content-length': null, ...header });
const sized = (length: string): Buffer => http('POST /graphql', ME, { 'content-length': length });

describe('what is no HTTP, or not kept to', () => {
  it.each<Case>([
    ['nothing that anybody knows', 'nonsense\r\n\r\n', '400 BAD_REQUEST'],
    ['the greeting of TLS', Buffer.from('16030100a1010000', 'hex'), '400 BAD_REQUEST'],
    ['the greeting of SSH', 'SSH-2.0-x\r\n', '400 BAD_REQUEST'],
    ['the preface of HTTP/2', text('PRI * HTTP/2.0', '', 'SM', '', ''), '400 BAD_REQUEST'],
    ['a version that there is not', text('GET /graphql HTTP/3.0', '', ''), '400 BAD_REQUEST'],
    ['a method that there is not', http('BREW /graphql', ME), '400 BAD_REQUEST'],
    ['a method in small letters', http('post /graphql', ME), '400 BAD_REQUEST'],
    ['a blank in the address', http('POST /gra phql', ME), '400 BAD_REQUEST'],
    ['lines that end too early', `POST /graphql HTTP/1.1\nhost: x\ncontent-length: 0\n\n`, '400 BAD_REQUEST'],
    ['a header without a colon', text('POST /graphql HTTP/1.1', 'host: x', 'nonsense', '', ''), '400 BAD_REQUEST'],
    ['a header over two lines', http('POST /graphql', ME, { x: 'a\r\n b' }), '400 BAD_REQUEST'],
    ['a zero byte in a header', http('POST /graphql', ME, { x: 'a\0b' }), '400 BAD_REQUEST'],
    ['a zero byte in the address', http('POST /graph\0ql', ME), '400 BAD_REQUEST'],
    ['no host', http('POST /graphql', ME, { host: null }), '400 '],
    ['a wish that cannot be met', http('POST /graphql', ME, { expect: 'nonsense' }), '417 '],
    ['a tunnel', http('CONNECT x:80', ''), 'closed'],
    ['a header of 20 kB', http('POST /graphql', ME, { x: 'x'.repeat(20_000) }), '431 BAD_REQUEST'],
    ['an address of 20 kB', http(`GET /graphql?query=${'x'.repeat(20_000)}`), '431 BAD_REQUEST'],
    [
      '3000 headers',
      http('POST /graphql', ME, Object.fromEntries(times(3000, (index) => [`x${index}`, '']))),
      '431 BAD_REQUEST',
    ],
  ])('%s', (...request) => expectOutcome(request));

  it.each<Case>([
    [
      'two lengths',
      text('POST /graphql HTTP/1.1', 'host: x', 'content-length: 3', 'content-length: 4', '', 'abcd'),
      '400 BAD_REQUEST',
    ],
    ['a length below zero', sized('-1'), '400 BAD_REQUEST'],
    ['a length with a sign', sized('+25'), '400 BAD_REQUEST'],
    ['a length in hexadecimal', sized('0x19'), '400 BAD_REQUEST'],
    ['a length that is a word', sized('x'), '400 BAD_REQUEST'],
    ['a length beyond all numbers', sized('9'.repeat(30)), '400 BAD_REQUEST'],
    ['two lengths in one', sized('25, 25'), '400 BAD_REQUEST'],
    [
      'a length, and in pieces too',
      chunked('0\r\n\r\n', { 'content-length': '4', 'transfer-encoding': 'chunked' }),
      '400 BAD_REQUEST',
    ],
    ['in pieces, said with a blank', chunked('0\r\n\r\n', { 'transfer-encoding ': 'chunked' }), '400 BAD_REQUEST'],
    ['in pieces, and not last', chunked('0\r\n\r\n', { 'transfer-encoding': 'chunked, identity' }), '400 BAD_REQUEST'],
    ['in pieces of another name', chunked('0\r\n\r\n', { 'transfer-encoding': 'xchunked' }), '400 BAD_REQUEST'],
    ['in no pieces', chunked(ME, { 'transfer-encoding': 'identity' }), '400 BAD_REQUEST'],
    ['a piece of no length', chunked('zz\r\n'), '400 BAD_REQUEST'],
    ['a piece of a length below zero', chunked('-1\r\n'), '400 BAD_REQUEST'],
    ['a piece longer than any', chunked(`${'f'.repeat(17)}\r\n`), '400 BAD_REQUEST'],
    ['a piece longer than it says', chunked('1\r\nabc\r\n'), '400 BAD_REQUEST'],
    ['lines between pieces that end too early', chunked(`19\n${ME}\n0\n\n`), '400 BAD_REQUEST'],
  ])('how long the body is, in a way in which two could differ over where the next request begins: %s', (...request) =>
    expectOutcome(request),
  );

  it('garbage after a request whose answer is awaited is not answered: it would pass for that answer', async () => {
    const connection = await RawConnection.open(shop);
    connection.send(
      http('POST /graphql/stream', JSON.stringify({ query: 'subscription { editLockChanged { recordId } }' })),
    );
    await expect.poll(() => connection.received, { timeout: 10_000 }).toContain('text/event-stream');
    connection.send('nonsense\r\n\r\n');
    await connection.closed();
    expect(connection.received.match(/HTTP\/1\.1/g)).toHaveLength(1);
    await expectServed();
  });

  it('requests sent together are answered one by one, the good and the bad', async () => {
    const connection = await RawConnection.open(shop);
    connection.send(
      Buffer.concat([
        http('POST /graphql', ME),
        http('PUT /graphql', ME),
        http('POST /graphql', ME),
        http('POST /graphql', '{'),
        http('POST /graphql', ME),
      ]),
    );
    expect(await connection.next()).toMatchObject({ status: 200 });
    expect(outcomeOf(await connection.next())).toBe('405 BAD_REQUEST');
    expect(await connection.next()).toMatchObject({ status: 200 });
    // From here on nobody knows where the next one begins.
    expect(outcomeOf(await connection.next())).toBe('400 BAD_REQUEST');
    expect(await connection.next()).toBeNull();
  });

  it('half of a request, and the client is gone', async () => {
    const whole = http('POST /graphql', ME);
    for (let length = 1; length < whole.length; length += 7) {
      const connection = await RawConnection.open(shop);
      connection.send(whole.subarray(0, length));
      if (length % 2) connection.socket.end();
      else connection.socket.destroy();
    }
    await expectServed();
  });
});

describe('who takes too long is not waited for', () => {
  const impatient = useShop({ limits: { requestTimeoutMs: 100 } });

  it.concurrent.each<[what: string, half: string | Buffer, more: string]>([
    ['to say anything', '', ''],
    ['for the headers', 'POST /graphql HTTP/1.1\r\nhost: x\r\n', ''],
    ['for the headers, a letter at a time', 'POST /graphql HTTP/1.1\r\nhost: x\r\nx: ', 'x'],
    ['for the body', http('POST /graphql', ME).subarray(0, -1), ''],
    ['for the body, a blank at a time', http('POST /graphql', `${ME}${' '.repeat(10_000)}`).subarray(0, -9_000), ' '],
    ['for a body in pieces', chunked('5\r\n{"que\r\n'), ''],
  ])('%s', async (_what, half, more) => {
    const connection = await RawConnection.open(impatient);
    connection.send(half);
    const dripping = setInterval(() => connection.send(more), 20);
    const answer = await connection.next();
    clearInterval(dripping);
    connection.socket.destroy();
    expect(outcomeOf(answer)).toBe('408 BAD_REQUEST');
  });
});

it('what looks odd and is right is served: a mark of the byte order, a name twice, whatever the host', async () => {
  const odd = [
    http('POST /graphql', `\ufeff${ME}`),
    http('POST /graphql', '{"query":"{","query":"{ me { id } }"}'),
    http('POST /graphql', ME, { 'content-type': 'APPLICATION/JSON;CHARSET="UTF-8"' }),
    http('POST /graphql', ME, { 'content-encoding': 'Identity' }),
    http('POST http://elsewhere/graphql', ME),
    ...['', 'a b/c', '@@:::', '[', 'x'.repeat(5000)].map((host) => http('POST /graphql', ME, { host })),
    text('POST /graphql HTTP/1.0', 'content-type: application/json', `content-length: ${ME.length}`, '', ME),
    chunked(`19\r\n${ME}\r\n0\r\n\r\n`),
    chunked(`19;extension=x\r\n${ME}\r\n0\r\ntrailer: x\r\n\r\n`),
  ];
  for (const bytes of odd) await expectServed(bytes);
});
