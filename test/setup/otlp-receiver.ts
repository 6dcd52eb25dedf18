import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';

type Value = string | number | boolean | undefined;
type Attributes = Record<string, Value>;

/** A span as it came over the wire. */
export interface SentSpan {
  readonly traceId: string;
  readonly spanId: string;
  /** Empty where the trace begins with it. */
  readonly parentSpanId: string;
  readonly traceState: string;
  readonly name: string;
  readonly kind: 'server' | 'client' | 'other';
  readonly attributes: Attributes;
  readonly events: readonly { readonly name: string; readonly attributes: Attributes }[];
  readonly isError: boolean;
  readonly resource: Attributes;
}

/** What traces are sent to: it takes OTLP over HTTP, as protobuf, and keeps it. */
export class OtlpReceiver {
  readonly spans: SentSpan[] = [];
  readonly requests: { readonly path: string; readonly headers: IncomingHttpHeaders; readonly body: Buffer }[] = [];
  /** From now on nothing is answered. */
  isDeaf = false;
  /** Whether it takes nothing, and says so. */
  refuses = false;
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => void this.#take(request, response));
  }

  static async start(): Promise<OtlpReceiver> {
    const receiver = new OtlpReceiver();
    await once(receiver.#server.listen(0, '127.0.0.1'), 'listening');
    return receiver;
  }

  get endpoint(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** All that has come of one trace: the spans of operations, and those of statements. */
  trace(traceId: string): { operations: SentSpan[]; statements: SentSpan[] } {
    const spans = this.spans.filter((span) => span.traceId === traceId);
    const of = (kind: SentSpan['kind']): SentSpan[] => spans.filter((span) => span.kind === kind);
    return { operations: of('server'), statements: of('client') };
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const sent = await buffer(request);
    const body = request.headers['content-encoding'] === 'gzip' ? gunzipSync(sent) : sent;
    this.requests.push({ path: request.url!, headers: request.headers, body });
    this.spans.push(...spansIn(body));
    if (!this.isDeaf) response.writeHead(this.refuses ? 403 : 200).end();
  }
}

/** Numbers of fields in opentelemetry/proto/trace/v1/trace.proto, and in those that it is made of. */
function spansIn(body: Buffer): SentSpan[] {
  return read(body, 1).flatMap((ofResource) => {
    const resource = attributesIn(read(ofResource, 1)[0]!, 1);
    const spans = read(ofResource, 2).flatMap((ofScope) => read(ofScope, 2));
    return spans.map((span) => ({
      traceId: read(span, 1)[0]!.toString('hex'),
      spanId: read(span, 2)[0]!.toString('hex'),
      traceState: textIn(span, 3),
      parentSpanId: read(span, 4)[0]?.toString('hex') ?? '',
      name: textIn(span, 5),
      kind: ({ 2: 'server', 3: 'client' } as const)[numberIn(span, 6) ?? 0] ?? 'other',
      attributes: attributesIn(span, 9),
      events: read(span, 11).map((event) => ({ name: textIn(event, 2), attributes: attributesIn(event, 3) })),
      isError: read(span, 15).some((status) => numberIn(status, 3) === 2),
      resource,
    }));
  });
}

function attributesIn(message: Buffer, field: number): Attributes {
  return Object.fromEntries(
    read(message, field).map((attribute) => [textIn(attribute, 1), valueIn(read(attribute, 2)[0]!)]),
  );
}

function valueIn(value: Buffer): Value {
  const [text] = read(value, 1);
  return text ? text.toString() : numberIn(value, 3);
}

function textIn(message: Buffer, field: number): string {
  return read(message, field)[0]?.toString() ?? '';
}

function numberIn(message: Buffer, field: number): number | undefined {
  const [bytes] = read(message, field);
  return bytes && varint(bytes, 0)[0];
}

/** Every value of a field of a message. Source: https://protobuf.dev/programming-guides/encoding/ */
function read(message: Buffer, field: number): Buffer[] {
  const found: Buffer[] = [];
  for (let at = 0; at < message.length;) {
    const [tag, start] = varint(message, at);
    const [from, to] = extent(message, start, tag & 7);
    if (tag >>> 3 === field) found.push(message.subarray(from, to));
    at = to;
  }
  return found;
}

function extent(message: Buffer, start: number, wireType: number): [from: number, to: number] {
  if (wireType === 0) return [start, varint(message, start)[1]];
  if (wireType === 1) return [start, start + 8];
  if (wireType === 5) return [start, start + 4];
  const [length, from] = varint(message, start);
  return [from, from + length];
}

function varint(message: Buffer, start: number): [value: number, end: number] {
  for (let [value, at, factor] = [0, start, 1]; ; factor *= 128) {
    const byte = message[at++]!;
    value += (byte & 127) * factor;
    if (byte < 128) return [value, at];
  }
}
