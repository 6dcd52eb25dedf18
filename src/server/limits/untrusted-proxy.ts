import type { FastifyInstance } from 'fastify';

const SENTENCE =
  'A request says by X-Forwarded-For for whom it comes, and TRUST_PROXY is not set: all who come through that proxy count as one address.';

/** To be told once where nobody is trusted: behind a proxy, the limits of an address are then those of everybody together. */
export function warnOfUntrustedProxy(server: FastifyInstance, warn: (sentence: string) => void): void {
  let isTold = false;
  server.addHook('onRequest', (request, _reply, done) => {
    if (!isTold && request.headers['x-forwarded-for'] !== undefined) {
      isTold = true;
      warn(SENTENCE);
    }
    done();
  });
}
