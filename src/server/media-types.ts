import type { ApolloServerPlugin, GraphQLRequest } from '@apollo/server';
import { GraphQLError } from 'graphql';
import Negotiator from 'negotiator';

const PLAIN = 'application/json';
/** As Apollo writes them, and in the order in which it chooses where the client does not mind. */
const ANSWERS = [`${PLAIN}; charset=utf-8`, 'application/graphql-response+json; charset=utf-8'];

/**
 * What GraphQL over HTTP asks of a server and Apollo leaves open. Who can read no answer is told so before anything is done:
 * Apollo would carry out a mutation first, and answer 406 to a write that was accepted. And who asks for plain JSON by name
 * takes any status but 200 for a fault of the connection, so that a document which is refused comes with 200 and its errors.
 */
export const mediaTypes: ApolloServerPlugin = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ request }) => {
      if (request.http && !preferred(request)) throw notAcceptable();
    },
    willSendResponse: async ({ request, response: { http, body } }) => {
      const isOfDocument =
        body?.kind === 'single' && body.singleResult.errors?.[0]?.extensions?.['code'] !== 'BAD_REQUEST';
      if (http.status === 400 && isOfDocument && asksForPlain(request)) http.status = 200;
    },
  }),
};

function preferred(request: GraphQLRequest): string | undefined {
  return negotiator(request).mediaType(ANSWERS);
}

/** By name: `*` says nothing of what the client makes of a status. */
function asksForPlain(request: GraphQLRequest): boolean {
  return preferred(request) === ANSWERS[0] && negotiator(request).mediaTypes().includes(PLAIN);
}

function negotiator({ http }: GraphQLRequest): Negotiator {
  return new Negotiator({ headers: { accept: http?.headers.get('accept') } });
}

function notAcceptable(): GraphQLError {
  const extensions = { code: 'BAD_REQUEST', http: { status: 406 } };
  return new GraphQLError(`The request accepts neither of ${ANSWERS.join(' and ')}.`, { extensions });
}
