import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ApolloServer } from '@apollo/server';
import { GraphQLError, parse, type ExecutionArgs, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { handleProtocols, makeServer, type Server, type SubscribePayload } from 'graphql-ws';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Context } from '../api/context.js';
import { CloseCode, closeCodeOf } from './close-codes.js';
import type { Tell } from './errors.js';
import type { Entrance, Visitor } from './entrance.js';
import { carryOut } from './execution.js';
import { at } from './expiry.js';
import { observeUnheard, type Observe } from './observation.js';
import type { OpenConnections } from './open-connections.js';
import { mayOpenSocket } from './origins.js';
import { refuse } from './refuse.js';
import { Results } from './results.js';
import { authorizationIn, BINARY, isOfServer, requestIn } from './socket-messages.js';
import { undertake } from './undertaking.js';

const PING_EVERY_MS = 12_000;
/** So that a dead peer is found out within a minute, and one that is only slow has the time to answer. */
const MAX_UNANSWERED_PINGS = 3;
/** Who asks without reading the answers is not listened to any further once so much waits to be read. */
const MAX_UNREAD_BYTES = 1_000_000;
/** So much may be on its way through this process to a socket before who sends waits for the network. */
const MAX_SENT_AHEAD_BYTES = 64 * 1024;
/** There is no room for more in the frame that closes a socket. */
const MAX_REASON_BYTES = 123;
const PATIENCE_MS = 2_000;

export interface SocketOptions {
  readonly apollo: ApolloServer<Context>;
  readonly schema: GraphQLSchema;
  readonly entrance: Entrance;
  readonly connections: OpenConnections;
  readonly operationTimeoutMs: number;
  readonly subscriptionsPerConnection: number;
  /** How long a stop waits for answers. */
  readonly graceMs: number;
  readonly maxMessageBytes: number;
  /** Of pages on other sites that may open sockets. */
  readonly origins: readonly string[];
  readonly tell: Tell;
  readonly observe: Observe;
}

/** WebSockets at /graphql, in the protocol of graphql-ws. */
export class Sockets {
  readonly #server: WebSocketServer;
  readonly #protocol: Server<Connection>;
  readonly #connections = new Set<Connection>();
  readonly #pings: NodeJS.Timeout;
  #isClosing = false;

  constructor(private readonly options: SocketOptions) {
    this.#server = new WebSocketServer({ noServer: true, maxPayload: options.maxMessageBytes, handleProtocols });
    this.#server.on('wsClientError', (_error, socket) => refuse(socket, 400, 'This is no way to open a WebSocket.'));
    this.#protocol = protocol(options.schema);
    this.#pings = setInterval(() => this.#connections.forEach((each) => each.ping()), PING_EVERY_MS).unref();
  }

  /** Answers a request to change from HTTP to a WebSocket. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (this.#isClosing) return refuse(socket, 503, 'The server is stopping.');
    const path = URL.parse(request.url ?? '', 'http://server')?.pathname;
    if (path !== '/graphql') return refuse(socket, 404, 'There is no WebSocket here; it is at /graphql.');
    if (!mayOpenSocket(request, this.options.origins)) {
      return refuse(socket, 403, 'Pages of this origin may open no WebSocket.');
    }
    this.#server.handleUpgrade(request, socket, head, (opened) => {
      const connection = new Connection(opened, request, this.options);
      this.#connections.add(connection);
      connection.serve(this.#protocol, () => this.#connections.delete(connection));
    });
  }

  /** Sends every client elsewhere once it is answered, and waits for neither answers nor clients for ever. */
  close(): void {
    this.#isClosing = true;
    clearInterval(this.#pings);
    this.#connections.forEach((each) => each.leave());
    setTimeout(() => this.#connections.forEach((each) => each.goAway()), this.options.graceMs).unref();
  }
}

/** What every operation becomes for the library once its answer is there. */
const ANSWERED = parse('{ answer }');

function protocol(schema: GraphQLSchema): Server<Connection> {
  return makeServer<Record<string, unknown>, Connection>({
    onConnect: ({ extra, connectionParams }) => extra.admit(connectionParams),
    onSubscribe: async ({ extra }, _id, payload) => {
      const answer = await extra.answer(payload);
      if (!(answer instanceof Results) && answer.errors && answer.data === undefined) return answer.errors;
      return { schema, document: ANSWERED, rootValue: answer };
    },
    execute: ({ rootValue }: ExecutionArgs) => rootValue as Results | ExecutionResult,
    onError: ({ extra }, _id, _payload, errors) => extra.letGoIfTooSlow(errors),
  });
}

/** One socket, and whose it is once that is known. */
class Connection {
  #visitor: Visitor | undefined;
  #underWay = 0;
  /** Messages with which the library is not done: until the answer is sent, and with a subscription until its end. */
  #inHand = 0;
  #isLeaving = false;
  #unansweredPings = 0;
  readonly #results = new Set<Results>();
  readonly #onClosed: (() => void)[] = [];

  constructor(
    private readonly socket: WebSocket,
    /** From which it came to be. */
    private readonly request: IncomingMessage,
    private readonly options: SocketOptions,
  ) {}

  serve(protocolServer: Server<Connection>, onClosed: () => void): void {
    const { socket } = this;
    // What a peer does to its end of the connection is no error of ours; the library closes with the fitting code.
    socket.on('error', () => undefined);
    socket.on('pong', () => (this.#unansweredPings = 0));
    const closed = protocolServer.opened(
      {
        protocol: socket.protocol,
        send: (data) => this.#send(data),
        close: (code = CloseCode.internalError, reason = '') => void this.close(code, reason),
        onMessage: (handle) =>
          socket.on('message', (data: Buffer, isBinary) => {
            const message = isBinary ? BINARY : data.toString();
            void this.#take(() => handle(message), message);
          }),
      },
      this,
    );
    socket.once('close', (code, reason) => {
      onClosed();
      for (const step of this.#onClosed) step();
      this.#endAll();
      void this.#handle(async () => closed(code, String(reason)));
    });
  }

  /** Whether whoever is on the other end may stay. */
  async admit(parameters: Record<string, unknown> | undefined): Promise<boolean> {
    const { entrance, connections, tell } = this.options;
    let visitor;
    try {
      visitor = await entrance.identify(this.request, authorizationIn(parameters));
    } catch (error) {
      const { code, reason } = tell(error);
      return this.close(closeCodeOf(code), reason);
    }
    if (this.socket.readyState !== this.socket.OPEN) return false;
    const giveBack = connections.take(visitor.actor.id);
    if (!giveBack) return this.close(CloseCode.tooMany, 'Too many connections');
    this.#onClosed.push(giveBack);
    if (visitor.expiresAt) {
      this.#onClosed.push(
        at(visitor.expiresAt, () => this.close(CloseCode.forbidden, 'The token is no longer valid.')),
      );
    }
    this.#visitor = visitor;
    return true;
  }

  /** Of one operation. */
  async answer(payload: SubscribePayload): Promise<Results | ExecutionResult> {
    const { apollo, operationTimeoutMs, tell } = this.options;
    this.#underWay += 1;
    const answer = await undertake(payload.extensions ?? {}, operationTimeoutMs, async () => {
      try {
        const context = this.#begin();
        return await carryOut(apollo, requestIn(payload), context);
      } catch (error) {
        return { errors: [tell(error)] };
      }
    });
    if (answer instanceof Results) void this.#follow(answer);
    else this.#underWay -= 1;
    return answer;
  }

  /** A socket that does not drain is too slow for all that it carries. */
  letGoIfTooSlow(errors: readonly GraphQLError[]): void {
    const { code, cursor } = errors[0]!.extensions;
    if (code !== 'SUBSCRIBER_TOO_SLOW') return;
    // Only once the library has sent the error itself.
    setImmediate(() => this.close(CloseCode.tooSlow, typeof cursor === 'string' ? cursor : ''));
  }

  ping(): void {
    if (this.#unansweredPings >= MAX_UNANSWERED_PINGS) return this.cut();
    this.#unansweredPings += 1;
    this.socket.ping();
  }

  /** False, for whom it refuses. */
  close(code: number, reason: string): false {
    const fits = Buffer.byteLength(reason) <= MAX_REASON_BYTES;
    this.socket.close(code, fits ? reason : '');
    this.#endAll();
    return false;
  }

  /** Takes no more, and goes away when all that it took is answered: who is not answered cannot know what was written. */
  leave(): void {
    this.#isLeaving = true;
    this.#goIfAnswered();
  }

  goAway(): void {
    this.close(CloseCode.goingAway, 'Going away');
    setTimeout(() => this.cut(), PATIENCE_MS).unref();
  }

  cut(): void {
    this.socket.terminate();
  }

  /** Where it is refused here, Apollo never comes to see it. */
  #begin(): Context {
    const { entrance, subscriptionsPerConnection, observe } = this.options;
    try {
      if (this.#underWay > subscriptionsPerConnection) throw tooManySubscriptions();
      return entrance.begin(this.#visitor!, { transport: 'websocket' });
    } catch (error) {
      observeUnheard(observe, error);
      throw error;
    }
  }

  #goIfAnswered(): void {
    if (!this.#isLeaving || this.socket.readyState !== this.socket.OPEN) return;
    // Subscriptions are owed nothing: they go on elsewhere.
    if (this.#inHand <= this.#results.size) this.goAway();
  }

  async #follow(results: Results): Promise<void> {
    this.#results.add(results);
    this.#goIfAnswered();
    await results.over;
    this.#results.delete(results);
    this.#underWay -= 1;
  }

  #endAll(): void {
    this.#results.forEach((each) => each.end());
  }

  /** Comes back once the network takes what is sent: a subscription is as fast as whom it is for. */
  async #send(data: string): Promise<void> {
    const { socket } = this;
    if (socket.readyState !== socket.OPEN) return;
    this.#gather();
    if (socket.bufferedAmount <= MAX_SENT_AHEAD_BYTES) return socket.send(data);
    const taken = Promise.withResolvers<void>();
    socket.send(data, () => taken.resolve());
    if (socket.bufferedAmount > MAX_UNREAD_BYTES) socket.pause();
    await taken.promise;
    if (socket.isPaused && socket.bufferedAmount <= MAX_UNREAD_BYTES) socket.resume();
  }

  /** One change is sent to many subscriptions of a socket: in one piece, since each for itself costs the kernel as much. */
  #gather(): void {
    if (this.request.socket.writableCorked > 0) return;
    this.request.socket.cork();
    setImmediate(() => this.request.socket.uncork());
  }

  async #take(step: () => Promise<void>, message: string): Promise<void> {
    if (this.#isLeaving) return;
    this.#inHand += 1;
    await this.#handle(step, message);
    this.#inHand -= 1;
    this.#goIfAnswered();
  }

  async #handle(step: () => Promise<void>, message?: string): Promise<void> {
    try {
      await step();
    } catch (error) {
      if (message !== undefined && isOfServer(message)) this.close(CloseCode.badMessage, 'Invalid message received');
      else this.close(CloseCode.internalError, this.options.tell(error).reason);
    }
  }
}

function tooManySubscriptions(): GraphQLError {
  const message = 'There are too many operations under way on this connection.';
  return new GraphQLError(message, { extensions: { code: 'TOO_MANY_SUBSCRIPTIONS' } });
}
