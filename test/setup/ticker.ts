import {
  type GraphQLFieldConfigMap,
  GraphQLError,
  GraphQLInt,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
} from 'graphql';
import { beforeEach, expect } from 'vitest';
import type { Context } from '../../src/api/context.js';
import { InvalidRequest, ResyncRequired, TooSlow } from '../../src/core/refusal.js';

/** One for the tests of a file. Each begins when what listened in the one before has been let go. */
export function useTicker(): Ticker {
  const ticker = new Ticker();
  beforeEach(() => ticker.heardBy(0));
  return ticker;
}

/** A source of events in the hands of a test. It counts who listens to it, and who was let go. */
class Ticker {
  readonly #listeners = new Set<Listener>();
  /** How many have ever been let go: their iterators returned. */
  returned = 0;
  /** How often something was changed by the mutation. */
  touched = 0;
  /** How often somebody asked for the text. */
  asked = 0;

  /** An event to everybody who listens. */
  tick(event: unknown = {}): void {
    this.#listeners.forEach((each) => each.put({ event }));
  }

  fail(error: Error): void {
    this.#listeners.forEach((each) => each.put({ error }));
  }

  /** Fails for that one alone who has listened longest. */
  failFirst(error: Error): void {
    this.#first.put({ error });
  }

  /** How many events have been taken by who has listened longest. */
  get takenByFirst(): number {
    return this.#first.taken;
  }

  get #first(): Listener {
    return [...this.#listeners][0]!;
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
  taken = 0;
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
    this.taken += 1;
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
  graphql: () => new GraphQLError('As it is.', { extensions: { code: 'NOT_FOUND', secret: 'select 1' } }),
  unlisted: () => new GraphQLError('relation "secrets" does not exist', { extensions: { code: 'CODED' } }),
};

const LONG = 'x'.repeat(100_000);

const thrown = (how: string): never => {
  throw THROWN[how]!();
};

/** A small schema around a ticker, for what depends on no record. */
export function tickingSchema(ticker: Ticker): GraphQLSchema {
  const how = { how: { type: new GraphQLNonNull(GraphQLString) } };
  const seen: unknown[] = [];
  const numberOf = (reads: unknown): number => (seen.includes(reads) ? seen.indexOf(reads) : seen.push(reads) - 1);
  const fields: GraphQLFieldConfigMap<unknown, Context> = {
    hello: { type: GraphQLString, resolve: (_source, _arguments, { actor }) => actor.id },
    everything: { type: GraphQLString, resolve: (_source, _arguments, context) => ({ ...context }).actor.id },
    thrown: { type: GraphQLString, args: how, resolve: (_source, { how: way }) => thrown(way as string) },
    // Which of the loaders that were seen so far.
    reads: { type: GraphQLInt, resolve: (_source, _arguments, { reads }) => numberOf(reads) },
  };
  const tick: GraphQLObjectType = new GraphQLObjectType({
    name: 'Tick',
    fields: () => ({
      n: { type: GraphQLInt, args: { above: { type: GraphQLInt } } },
      text: { type: GraphQLString },
      deeper: { type: tick },
      ...fields,
    }),
  });
  return new GraphQLSchema({
    query: new GraphQLObjectType({
      name: 'Query',
      fields: { ...fields, text: { type: GraphQLString, resolve: () => (ticker.asked += 1) && LONG } },
    }),
    mutation: new GraphQLObjectType({
      name: 'Mutation',
      fields: { touch: { type: GraphQLInt, resolve: () => (ticker.touched += 1) } },
    }),
    subscription: new GraphQLObjectType({
      name: 'Subscription',
      fields: {
        ticks: {
          type: tick,
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
