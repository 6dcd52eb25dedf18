import type { Shop } from '../setup/shop.js';
import { http, RawConnection } from './raw-http.js';

const MASK = Buffer.from('12345678', 'hex');

/** The first byte of a frame: whether it is the last of its message, reserved bits, and what it is. */
export const OPCODES = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

interface Shape {
  readonly opcode?: number;
  readonly isLast?: boolean;
  readonly reserved?: number;
  readonly isMasked?: boolean;
  /** In place of the real one. */
  readonly length?: bigint;
}

/** A frame as a client sends it, or as none may. */
export function frame(payload: string | Buffer, shape: Shape = {}): Buffer {
  const { opcode = OPCODES.text, isLast = true, reserved = 0, isMasked = true } = shape;
  const bytes = Buffer.from(payload);
  const length = shape.length ?? BigInt(bytes.length);
  const head = Buffer.from([
    (isLast ? 0x80 : 0) | (reserved << 4) | opcode,
    (isMasked ? 0x80 : 0) | shortLength(length),
  ]);
  const masked = isMasked ? Buffer.concat([MASK, bytes.map((byte, index) => byte ^ MASK[index % 4]!)]) : bytes;
  return Buffer.concat([head, longLength(length), masked]);
}

function shortLength(length: bigint): number {
  if (length < 126n) return Number(length);
  return length < 65_536n ? 126 : 127;
}

function longLength(length: bigint): Buffer {
  if (length < 126n) return Buffer.alloc(0);
  const bytes = Buffer.alloc(length < 65_536n ? 2 : 8);
  if (bytes.length === 2) bytes.writeUInt16BE(Number(length));
  else bytes.writeBigUInt64BE(length);
  return bytes;
}

export const OPENING = {
  connection: 'Upgrade',
  upgrade: 'websocket',
  'sec-websocket-version': '13',
  'sec-websocket-key': 'MDEyMzQ1Njc4OWFiY2RlZg==',
  'sec-websocket-protocol': 'graphql-transport-ws',
  'content-type': null,
  'content-length': null,
} as const;

/** A connection that has become a WebSocket. */
export async function openFrames(shop: Pick<Shop, 'url'>): Promise<RawConnection> {
  const connection = await RawConnection.open(shop);
  connection.send(http('GET /graphql', '', OPENING));
  const { status } = (await connection.next())!;
  if (status !== 101) throw new Error(`No WebSocket, but ${status}.`);
  return connection;
}

/** The code with which the server closes; 1006 when it does so without one. */
export async function closeCode(connection: RawConnection): Promise<number> {
  for (let bytes = await connection.bytes(2); bytes; bytes = await connection.bytes(2)) {
    const short = bytes[1]! & 0x7f;
    const length = short === 126 ? (await connection.bytes(2))!.readUInt16BE() : short;
    const payload = await connection.bytes(length);
    if ((bytes[0]! & 0x0f) === OPCODES.close) return payload!.readUInt16BE();
  }
  return 1006;
}
