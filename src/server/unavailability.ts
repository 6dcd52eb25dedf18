import type { ApolloServerPlugin } from '@apollo/server';
import { RETRY_AFTER_SECONDS, STATUS_OF_CODE, type ErrorCode } from './error-codes.js';

const CODE: ErrorCode = 'SERVICE_UNAVAILABLE';

/** Where nothing could be answered, proxies and clients are told by the status, too, and when to try again. */
export const unavailability: ApolloServerPlugin = {
  requestDidStart: async () => ({
    willSendResponse: async ({ response: { http, body } }) => {
      if (body?.kind !== 'single') return;
      const { data, errors = [] } = body.singleResult;
      const isEmpty = Object.values(data ?? {}).every((value) => value === null);
      if (!isEmpty || !errors.some(({ extensions }) => extensions?.['code'] === CODE)) return;
      http.status = STATUS_OF_CODE[CODE];
      http.headers.set('retry-after', String(RETRY_AFTER_SECONDS));
    },
  }),
};
