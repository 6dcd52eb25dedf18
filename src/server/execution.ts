import {
  HeaderMap,
  type ApolloServer,
  type ApolloServerPlugin,
  type GraphQLRequestContext,
  type GraphQLResponse,
} from '@apollo/server';
import type { MikroORM } from '@mikro-orm/postgresql';
import {
  createSourceEventStream,
  GraphQLError,
  OperationTypeNode,
  type ExecutionArgs,
  type ExecutionResult,
} from 'graphql';
import type { Context, ContextOf } from '../api/context.js';
import { Reads } from '../reads/reads.js';
import { statusOf } from './error-codes.js';
import { ToldError, type Tell } from './errors.js';
import { Events } from './events.js';
import type { News } from './news.js';
import { Results } from './results.js';
import { refuseConditionalRoot, refusedByValidation } from './subscription-root.js';

export type Transport = 'http' | 'websocket' | 'event-stream';

/** Where an operation comes in. */
export interface Door {
  /** Whose operations these are besides the person's, for those who count them. */
  readonly address: string;
  readonly transport: Transport;
  /** By GET nothing may be changed. */
  readonly isGet?: boolean;
  /** What came of the operation, if it is a subscription that has begun. */
  results?: Results;
}

/** An operation as it is sent. */
export interface Request {
  readonly query?: string;
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
  readonly extensions?: Record<string, unknown>;
}

export function contextMaker(orm: MikroORM, { feed, lockWatch, tellNews }: News): ContextOf {
  return ({ actor, role }) => ({ orm, reads: new Reads(orm), feed, lockWatch, tellNews, actor, role });
}

const DOOR = Symbol('door');
type Carried = Context & { readonly [DOOR]: Door };

/** A context that comes through this door. */
export function through(door: Door, context: Context): Context {
  return { ...context, [DOOR]: door } as Carried;
}

export function doorOf(context: Context): Door {
  return (context as Carried)[DOOR];
}

/**
 * Subscriptions, which Apollo leaves to others once it has parsed and validated them. So whatever the transport, every
 * operation takes the same way, with the same limits, and is refused in the same words.
 */
export function subscriptions(
  contextOf: ContextOf,
  tell: Tell,
  timeoutMs: number,
  options: Pick<ExecutionArgs, 'hideSuggestions'>,
): ApolloServerPlugin<Context> {
  const answering = new Events(contextOf, timeoutMs);
  return {
    unexpectedErrorProcessingRequest: async ({ error, requestContext: { operation } }) => {
      if (error instanceof GraphQLError && !operation) throw refusedByValidation(error);
    },
    requestDidStart: async () => ({
      didResolveOperation: async (request) => refuseIfMisplaced(request),
      responseForOperation: async (request) => {
        const { operation, contextValue } = request;
        return operation?.operation === OperationTypeNode.SUBSCRIPTION ? begin(request, contextValue) : null;
      },
    }),
  };

  async function begin(request: GraphQLRequestContext<Context>, context: Context): Promise<GraphQLResponse> {
    const { schema } = request;
    const document = request.document!;
    const { operationName, variables } = request.request;
    const asked = { schema, document, operationName };
    const events = await createSourceEventStream({
      ...asked,
      variableValues: variables,
      contextValue: context,
      ...options,
    });
    if (!(Symbol.asyncIterator in events)) return refusal(events.errors!.map(tell));
    const answers = answering.answers({ ...asked, variables, who: context });
    doorOf(context).results = new Results(events[Symbol.asyncIterator]() as AsyncIterator<object>, answers, tell);
    return answer(200, {});
  }
}

/** The answer to an operation that comes over a socket, in a context that came through a door. */
export async function carryOut(
  apollo: ApolloServer<Context>,
  request: Request,
  context: Context,
): Promise<Results | ExecutionResult> {
  const { body } = await apollo.executeOperation(request, { contextValue: context });
  const { results } = doorOf(context);
  if (results) return results;
  if (body.kind !== 'single') throw new Error('An answer in parts, which nobody asked for.');
  const { errors, ...result } = body.singleResult;
  return { ...result, ...(errors && { errors: errors.map((each) => new ToldError(each)) }) };
}

function refuseIfMisplaced({ operation, document, contextValue }: GraphQLRequestContext<Context>): void {
  const door = doorOf(contextValue);
  if (operation?.operation === OperationTypeNode.SUBSCRIPTION && door.transport === 'http') {
    throw badRequest(400, 'Subscriptions are served over WebSocket, and as Server-Sent Events at /graphql/stream.');
  }
  if (operation?.operation === OperationTypeNode.SUBSCRIPTION) refuseConditionalRoot(operation, document!);
  if (operation?.operation === OperationTypeNode.MUTATION && door.isGet) {
    throw badRequest(405, 'Nothing can be changed by GET.');
  }
}

function badRequest(status: number, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST', http: { status } } });
}

function refusal(errors: readonly ToldError[]): GraphQLResponse {
  return answer(statusOf(errors[0]!.code), { errors: errors.map(({ formatted }) => formatted) });
}

function answer(status: number, singleResult: { errors?: ToldError['formatted'][] }): GraphQLResponse {
  return { http: { status, headers: new HeaderMap() }, body: { kind: 'single', singleResult } };
}
