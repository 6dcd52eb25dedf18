import { GraphQLError, GraphQLInt, GraphQLNonNull, GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { expect } from 'vitest';
import { InvalidRequest, ResyncRequired, TooSlow } from '../../src/core/refusal.js';

/** A source of events in the hands of a test. It counts who listens to it, and who was let go. */
export class Ticker {
  readonly #listeners = new Set<Listener>();
  /** How many have ever been let go: their iterators returned. */
  returned = 0;
  /** How often something was changed by the mutation. */
  touched = 0;

  /** An event to everybody who listens. */
  tick(event: unknown = {}): void {
    this.#listeners.forEach((each) => each.put({ event }));
  }

  fail(error: Error): void {
    this.#listeners.forEach((each) => each.put({ error }));
  }

  finish(): void {
    this.#listeners.forEach((each) => each.put({}));
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  /** Comes back when so many listen. */
  async heardBy(count: number): Promise<void> {
    await expect.poll(() => this.listeners, { interval: 2, timeout: 10_000 }).toBe(count);
  }

  listen(): AsyncIterable<unknown> {
    const listener = new Listener(() => {
      if (this.#listeners.delete(listener)) this.returned += 1;
    });
    this.#listeners.add(listener);
    return listener;
  }
}

interface Said {
  readonly event?: unknown;
  readonly error?: Error;
}

class Listener implements AsyncIterableIterator<unknown> {
  readonly #said: Said[] = [];
  #change = Promise.withResolvers<void>();

  constructor(private readonly letGo: () => void) {}

  put(said: Said): void {
    this.#said.push(said);
    this.#change.resolve();
    this.#change = Promise.withResolvers();
  }

  async next(): Promise<IteratorResult<unknown>> {
    while (this.#said.length === 0) await this.#change.promise;
    const { event, error } = this.#said.shift()!;
    if (error) throw error;
    return event === undefined ? { done: true, value: undefined } : { done: false, value: event };
  }

  async return(): Promise<IteratorResult<unknown>> {
    this.letGo();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}

/** What a resolver may throw. */
const THROWN: Readonly<Record<string, () => Error>> = {
  unforeseen: () => new Error('the database said: relation "secrets" does not exist'),
  invalid: () => new InvalidRequest('That cannot be asked.'),
  resync: () => new ResyncRequired('Start over.'),
  slow: () => new TooSlow('place-7'),
  graphql: () => new GraphQLError('As it is.', { extensions: { code: 'CODED', secret: 'select 1' } }),
};

const thrown = (how: string): never => {
  throw THROWN[how]!();
};

/** A small schema around a ticker, for what depends on no record. */
export function tickingSchema(ticker: Ticker): GraphQLSchema {
  const how = { how: { type: new GraphQLNonNull(GraphQLString) } };
  const fields = {
    hello: {
      type: GraphQLString,
      resolve: (_root: unknown, _arguments: unknown, context: { actor: { id: string } }) => context.actor.id,
    },
    thrown: { type: GraphQLString, args: how, resolve: (_root: unknown, { how: way }: { how: string }) => thrown(way) },
  };
  return new GraphQLSchema({
    query: new GraphQLObjectType({ name: 'Query', fields }),
    mutation: new GraphQLObjectType({
      name: 'Mutation',
      fields: { touch: { type: GraphQLInt, resolve: () => (ticker.touched += 1) } },
    }),
    subscription: new GraphQLObjectType({
      name: 'Subscription',
      fields: {
        ticks: {
          type: new GraphQLObjectType({
            name: 'Tick',
            fields: {
              n: { type: GraphQLInt, args: { above: { type: GraphQLInt } } },
              text: { type: GraphQLString },
              ...fields,
            },
          }),
          args: { above: { type: GraphQLInt } },
          subscribe: () => ticker.listen(),
          resolve: (event: unknown) => event,
        },
        thrown: {
          type: GraphQLString,
          args: how,
          subscribe: (_root: unknown, { how: way }: { how: string }) => thrown(way),
        },
        stuck: { type: GraphQLInt, subscribe: stuck },
      },
    }),
  });
}

/** A generator that says nothing, and so cannot even be told to stop. */
async function* stuck(): AsyncGenerator<number> {
  await new Promise(() => undefined);
  yield 0;
}
