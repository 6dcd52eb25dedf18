import type { ApolloServerPlugin, GraphQLRequestContext } from '@apollo/server';
import { GraphQLError, type GraphQLSchema, type OperationTypeNode } from 'graphql';
import type { Context } from '../api/context.js';
import { BatchError, ConflictError } from '../api/errors.js';
import { doorOf, type Transport } from './execution.js';
import { currentTraceId } from './undertaking.js';

/** One operation as it went, for the log and the metrics. Nothing that was sent is in it, but the name of the operation. */
export interface Observed {
  readonly name: string | null;
  readonly type: OperationTypeNode | null;
  readonly transport: Transport | null;
  readonly durationMs: number;
  /** What each mutation in it has answered, in their order. */
  readonly mutations: readonly MutationObserved[];
  /** The codes of its errors. */
  readonly codes: readonly string[];
  readonly actorId: string | null;
  readonly role: string | null;
  readonly address: string | null;
  /** As W3C Trace Context has it: the caller's, where it names one. */
  readonly traceId: string;
  /** A subscription is observed when it begins, and again at its end. */
  readonly phase: 'begun' | 'ended' | null;
}

export interface MutationObserved {
  readonly mutation: string;
  /** The member of its union (Product, ConflictError …), or "error". */
  readonly outcome: string;
  readonly conflicts: readonly ConflictError[];
}

export type Observe = (operation: Observed) => void;

/** In a word or a few: the codes of its errors; else what its mutations answered; else "ok". */
export function outcomeOf({ codes, mutations }: Observed): string {
  const outcomes = codes.length > 0 ? codes : mutations.map(({ outcome }) => outcome);
  return outcomes.join(' ') || 'ok';
}

const NOBODY = { transport: null, actorId: null, role: null, address: null };

/** Observes an operation that was refused before anybody looked at what it is. */
export function observeUnheard(observe: Observe, error: unknown): void {
  const code = error instanceof GraphQLError ? error.extensions['code'] : undefined;
  const codes = [typeof code === 'string' ? code : 'INTERNAL_SERVER_ERROR'];
  const nothing = { name: null, type: null, durationMs: 0, mutations: [], phase: null } as const;
  observe({ ...NOBODY, ...nothing, codes, traceId: currentTraceId()! });
}

/** Observes every operation that comes as far as Apollo, whatever carried it. */
export function observation(observe: Observe): ApolloServerPlugin<Context> {
  return {
    serverWillStart: async ({ schema }) => watchMutations(schema),
    contextCreationDidFail: async ({ error }) => observeUnheard(observe, error),
    invalidRequestWasReceived: async ({ error }) => observeUnheard(observe, error),
    requestDidStart: async () => {
      const started = performance.now();
      return {
        willSendResponse: async (request) => {
          const observed = { ...whatOf(request), ...whoOf(request.contextValue) };
          const seen = (phase: Observed['phase']): void =>
            observe({ ...observed, phase, durationMs: performance.now() - started });
          const { results } = doorOf(request.contextValue);
          seen(results ? 'begun' : null);
          void results?.over.then(() => seen('ended'));
        },
      };
    },
  };
}

function whatOf({ operation, operationName, request, response, contextValue }: GraphQLRequestContext<Context>) {
  const errors = response.body?.kind === 'single' ? (response.body.singleResult.errors ?? []) : [];
  return {
    // Of a document that could not be read, what the client calls it.
    name: operationName ?? request.operationName ?? null,
    type: operation?.operation ?? null,
    mutations: answered.get(contextValue) ?? [],
    codes: errors.map(({ extensions }) => String(extensions?.['code'])),
    traceId: currentTraceId()!,
  };
}

function whoOf(context: Context): Pick<Observed, 'transport' | 'actorId' | 'role' | 'address'> {
  const { transport, address } = doorOf(context);
  return { transport, actorId: context.actor.id, role: context.role, address };
}

const answered = new WeakMap<object, MutationObserved[]>();
const watched = new WeakSet<GraphQLSchema>();

/** Apollo's own way of watching fields costs something with each field of each answer; these are only mutations. */
function watchMutations(schema: GraphQLSchema): void {
  if (watched.has(schema)) return;
  watched.add(schema);
  for (const [mutation, field] of Object.entries(schema.getMutationType()?.getFields() ?? {})) {
    const resolve = field.resolve!;
    field.resolve = async (source, args, context: Context, info): Promise<unknown> => {
      let answer: unknown;
      try {
        answer = await resolve(source, args, context, info);
        return answer;
      } finally {
        const outcome = answer?.constructor.name ?? 'error';
        const observed = { mutation, outcome, conflicts: conflictsIn(answer) };
        answered.set(context, [...(answered.get(context) ?? []), observed]);
      }
    };
  }
}

function conflictsIn(answer: unknown): ConflictError[] {
  const errors = answer instanceof BatchError ? answer.failures.map(({ error }) => error) : [answer];
  return errors.filter((error) => error instanceof ConflictError);
}
