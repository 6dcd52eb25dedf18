import { describe, expect, it } from 'vitest';
import { times } from '../setup/race.js';
import { useShop } from '../setup/shop.js';
import { badRequests, ME, type Outcome } from './outcomes.js';
import { closeCode, frame, openFrames, OPCODES, OPENING } from './raw-frames.js';
import { http } from './raw-http.js';
import { Timings } from './timings.js';

const shop = useShop();
const { expectOutcome, expectServed } = badRequests('Bad requests for a WebSocket', shop);
const timings = new Timings('Bad frames');

const { continuation, binary, close, ping, pong } = OPCODES;
const INIT = frame('{"type":"connection_init"}');
const subscribe = (payload: string): Buffer => frame(`{"type":"subscribe","id":"1","payload":${payload}}`);

describe('a request for a WebSocket that is none', () => {
  it.each<[what: string, headers: Record<string, string | null>, outcome: Outcome]>([
    ['without a key', { 'sec-websocket-key': null }, '400 BAD_REQUEST'],
    ['with an empty key', { 'sec-websocket-key': '' }, '400 BAD_REQUEST'],
    ['with a key of another length', { 'sec-websocket-key': 'x' }, '400 BAD_REQUEST'],
    ['without a version', { 'sec-websocket-version': null }, '400 BAD_REQUEST'],
    ['of a version that there is not', { 'sec-websocket-version': '99' }, '400 BAD_REQUEST'],
    ['of a protocol that is no name', { 'sec-websocket-protocol': 'a b, , "' }, '400 BAD_REQUEST'],
    ['of the same protocol twice', { 'sec-websocket-protocol': 'a, a' }, '400 BAD_REQUEST'],
    ['from an origin that is none', { origin: 'nonsense' }, '403 FORBIDDEN'],
    ['from nowhere', { origin: 'null' }, '403 FORBIDDEN'],
    ['from elsewhere', { origin: 'https://evil.example' }, '403 FORBIDDEN'],
    ['from nowhere to nowhere', { host: null, origin: 'null' }, '403 FORBIDDEN'],
    ['with a header that is too long', { x: 'x'.repeat(20_000) }, '431 BAD_REQUEST'],
    ['for something else', { upgrade: 'h2c' }, '400 BAD_REQUEST'],
    ['for several things', { upgrade: 'websocket, h2c' }, '400 BAD_REQUEST'],
  ])('%s', async (what, headers, outcome) => {
    await expectOutcome([what, http('GET /graphql', '', { ...OPENING, ...headers }), outcome]);
  });

  it.each(['POST', 'PUT', 'HEAD', 'OPTIONS'])('by %s', async (method) => {
    await expectOutcome([method, http(`${method} /graphql`, '', OPENING), '400 BAD_REQUEST']);
  });

  it.each(['/', '/graphql/stream', '/metrics', '/graphql%00', '//', '/..//graphql', '/%'])('at %s', async (path) => {
    await expectOutcome([path, http(`GET ${path}`, '', OPENING), '404 NOT_FOUND']);
  });
});

/** What is sent once the WebSocket is open. */
type Frames = readonly Buffer[];

describe('frames that are none are answered by closing, with the code for it', () => {
  it.each<[what: string, code: number, frames: Frames]>([
    ['what is no frame', 1002, [http('POST /graphql', ME)]],
    ['without a mask', 1002, [frame('{}', { isMasked: false })]],
    ['with a reserved bit', 1002, [frame('{}', { reserved: 4 })]],
    ['with another', 1002, [frame('{}', { reserved: 1 })]],
    ['of a kind that there is not', 1002, [frame('{}', { opcode: 3 })]],
    ['of a kind of control that there is not', 1002, [frame('', { opcode: 11 })]],
    ['a ping in parts', 1002, [frame('', { opcode: ping, isLast: false })]],
    ['a ping that is too long', 1002, [frame('x'.repeat(126), { opcode: ping })]],
    ['the rest of nothing', 1002, [frame('{}', { opcode: continuation })]],
    ['a beginning after a beginning', 1002, [frame('{', { isLast: false }), frame('{}')]],
    ['text that is no UTF-8', 1007, [frame(Buffer.from('7b22ff227d', 'hex'))]],
    [
      'text that is no UTF-8 only in its parts',
      1007,
      [frame(Buffer.from('22e2', 'hex'), { isLast: false }), frame(Buffer.from('22', 'hex'), { opcode: continuation })],
    ],
    ['a length above the limit', 1009, [frame('', { length: 1_000_001n })]],
    ['a length of four billion', 1009, [frame('', { length: 2n ** 32n })]],
    ['a length beyond all numbers', 1009, [frame('', { length: 2n ** 63n - 1n })]],
    [
      'parts that are too long together',
      1009,
      [frame('x'.repeat(600_000), { isLast: false }), frame('x'.repeat(600_000), { opcode: continuation })],
    ],
    [
      'parts without end',
      1008,
      [frame('x', { isLast: false }), ...times(300_000, () => frame('', { opcode: continuation, isLast: false }))],
    ],
    ['a farewell of one byte', 1002, [frame('x', { opcode: close })]],
    ['a farewell with a code that there is not', 1002, [frame(Buffer.from([0, 1]), { opcode: close })]],
    ['a farewell with a code that nobody sends', 1002, [frame(Buffer.from([3, 0xee]), { opcode: close })]],
    ['a farewell that is no UTF-8', 1007, [frame(Buffer.from([3, 0xe8, 0xff]), { opcode: close })]],
    ['binary', 4400, [frame('{"type":"connection_init"}', { opcode: binary })]],
    ['nothing', 4400, [frame('')]],
    ['lists in lists, and so on', 4400, [frame('['.repeat(900_000))]],
    ['lists in lists, whole', 4400, [frame(`{"type":"ping","payload":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)]],
    ['a name that objects have', 4400, [frame('{"__proto__":{"type":"ping"}}')]],
    ['a type that objects have', 4400, [frame('{"type":"__proto__"}')]],
    ['another', 4400, [frame('{"type":"constructor"}')]],
    ['a document that is none', 4400, [INIT, subscribe('{"query":{}}')]],
    ['variables that are none', 4400, [INIT, subscribe('{"query":"{ me { id } }","variables":"{}"}')]],
    ['extensions that are none', 4400, [INIT, subscribe('{"query":"{ me { id } }","extensions":[]}')]],
    ['a name that is none', 4400, [INIT, subscribe('{"query":"{ me { id } }","operationName":{}}')]],
    ['an introduction, twice', 4429, [INIT, INIT]],
  ])('%s: %i', async (_what, code, frames) => {
    const connection = await openFrames(shop);
    connection.send(Buffer.concat(frames));
    expect(await timings.of(() => closeCode(connection))).toBe(code);
    connection.socket.destroy();
    await expectServed();
  });

  it('half of a frame, and the client is gone', async () => {
    const whole = Buffer.concat([INIT, subscribe('{"query":"{ me { id } }"}')]);
    for (let length = 1; length < whole.length; length += 5) {
      const connection = await openFrames(shop);
      connection.send(whole.subarray(0, length));
      if (length % 2) connection.socket.end();
      else connection.socket.destroy();
    }
    await expectServed();
    expect(shop.logged).toEqual([]);
  });
});

describe('what is odd and right', () => {
  it('a message in a hundred parts, with pings between them, is read', async () => {
    const connection = await openFrames(shop);
    const parts = '{"type":"connection_init"}'
      .split('')
      .map((letter, index) => frame(letter, { isLast: false, opcode: index === 0 ? OPCODES.text : continuation }));
    connection.send(
      Buffer.concat([
        ...parts.flatMap((part) => [part, frame('', { opcode: ping })]),
        frame('', { opcode: continuation }),
      ]),
    );
    await expect.poll(() => connection.received, { timeout: 10_000 }).toContain('connection_ack');
    connection.socket.destroy();
  });

  it('ten thousand pings of the protocol hold up nobody, and are answered', async () => {
    const connection = await openFrames(shop);
    const flood = times(10_000, () => frame('{"type":"ping"}'));
    connection.send(Buffer.concat([INIT, ...flood]));
    await expectServed();
    connection.send(subscribe('{"query":"{ me { id } }"}'));
    await expect.poll(() => connection.received, { timeout: 10_000 }).toContain('"type":"complete"');
    expect(connection.received.match(/"type":"pong"/g)).toHaveLength(10_000);
    connection.socket.destroy();
  });
});

describe('ten thousand at once', () => {
  it('pings of WebSockets themselves: whoever does not wait for the answers is cut off', async () => {
    const connection = await openFrames(shop);
    connection.send(Buffer.concat(times(10_000, () => frame('', { opcode: ping }))));
    expect(await closeCode(connection)).toBe(1006);
    await expectServed();
  });

  it('pongs that nobody asked for change nothing', async () => {
    const connection = await openFrames(shop);
    connection.send(Buffer.concat([INIT, ...times(10_000, () => frame('x', { opcode: pong }))]));
    await expectServed();
    await expect.poll(() => connection.received, { timeout: 10_000 }).toContain('connection_ack');
    connection.socket.destroy();
  });
});
