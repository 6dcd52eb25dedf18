import {
  HeaderMap,
  type ApolloServer,
  type ApolloServerPlugin,
  type GraphQLRequestContext,
  type GraphQLResponse,
} from '@apollo/server';
import type { MikroORM } from '@mikro-orm/postgresql';
import { createSourceEventStream, GraphQLError, OperationTypeNode, type ExecutionResult } from 'graphql';
import type { Context, ContextOf } from '../api/context.js';
import { Reads } from '../reads/reads.js';
import { statusOf } from './error-codes.js';
import { ToldError, type Tell } from './errors.js';
import { Events } from './events.js';
import type { News } from './news.js';
import { Results } from './results.js';
import { refuseConditionalRoot, refusedByValidation } from './subscription-root.js';

/** Where an operation comes in that may be a subscription. */
export interface Door {
  /** By GET nothing may be changed. */
  readonly isGet?: boolean;
  /** What came of the operation, if it is a subscription that has begun. */
  results?: Results;
}

interface Request {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
}

export function contextMaker(orm: MikroORM, { feed, lockWatch, tellNews }: News): ContextOf {
  return ({ actor, role }) => ({ orm, reads: new Reads(orm), feed, lockWatch, tellNews, actor, role });
}

const DOOR = Symbol('door');
type Carried = Context & { readonly [DOOR]?: Door };

/** A context that comes through this door. */
export function through(door: Door, context: Context): Context {
  return { ...context, [DOOR]: door } as Carried;
}

/**
 * Subscriptions, which Apollo leaves to others once it has parsed and validated them. So whatever the transport, every
 * operation takes the same way, with the same limits, and is refused in the same words.
 */
export function subscriptions(contextOf: ContextOf, tell: Tell, timeoutMs: number): ApolloServerPlugin<Context> {
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

  async function begin(request: GraphQLRequestContext<Context>, context: Carried): Promise<GraphQLResponse> {
    const { schema } = request;
    const document = request.document!;
    const { operationName, variables } = request.request;
    const asked = { schema, document, operationName };
    const events = await createSourceEventStream({ ...asked, variableValues: variables, contextValue: context });
    if (!(Symbol.asyncIterator in events)) return refusal(events.errors!.map(tell));
    const answers = answering.answers({ ...asked, variables, who: context });
    context[DOOR]!.results = new Results(events[Symbol.asyncIterator]() as AsyncIterator<object>, answers, tell);
    return answer(200, {});
  }
}

/** The answer to an operation that comes over a socket. */
export async function carryOut(
  apollo: ApolloServer<Context>,
  { query, variables, operationName }: Request,
  context: Context,
): Promise<Results | ExecutionResult> {
  const door: Door = {};
  const request = { query, ...(variables && { variables }), ...(operationName && { operationName }) };
  const { body } = await apollo.executeOperation(request, { contextValue: through(door, context) });
  if (door.results) return door.results;
  if (body.kind !== 'single') throw new Error('An answer in parts, which nobody asked for.');
  const { errors, ...result } = body.singleResult;
  return { ...result, ...(errors && { errors: errors.map((each) => new ToldError(each)) }) };
}

function refuseIfMisplaced({ operation, document, contextValue }: GraphQLRequestContext<Context>): void {
  const door = (contextValue as Carried)[DOOR];
  if (operation?.operation === OperationTypeNode.SUBSCRIPTION && !door) {
    throw badRequest(400, 'Subscriptions are served over WebSocket, and as Server-Sent Events at /graphql/stream.');
  }
  if (operation?.operation === OperationTypeNode.SUBSCRIPTION) refuseConditionalRoot(operation, document!);
  if (operation?.operation === OperationTypeNode.MUTATION && door?.isGet) {
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
