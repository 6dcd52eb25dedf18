import type { ApolloServerPlugin } from '@apollo/server';
import { commits } from '../storage/operation.js';
import { RETRY_AFTER_SECONDS, STATUS_OF_CODE, type ErrorCode } from './error-codes.js';

const CODE: ErrorCode = 'SERVICE_UNAVAILABLE';

/**
 * Where nothing could be answered, and nothing was written, proxies and clients are told by the status, too, and when to try again. Of several
 * mutations, one that fails takes the answers of those before it along: what is sent again then is for the client to decide.
 */
export const unavailability: ApolloServerPlugin = {
  requestDidStart: async () => ({
    willSendResponse: async ({ response: { http, body } }) => {
      if (body?.kind !== 'single') return;
      const { data, errors = [] } = body.singleResult;
      const isEmpty = Object.values(data ?? {}).every((value) => value === null);
      if (!isEmpty || commits() > 0 || !errors.some(({ extensions }) => extensions?.['code'] === CODE)) return;
      http.status = STATUS_OF_CODE[CODE];
      http.headers.set('retry-after', String(RETRY_AFTER_SECONDS));
    },
  }),
};
