import { isUtf8 } from 'node:buffer';
import { errorCodes, type FastifyInstance, type FastifyRequest } from 'fastify';

/**
 * Bodies are JSON in UTF-8, uncompressed. Fastify would not look at what they say they are, and would take what is no UTF-8
 * for other characters: an edit would be saved altered, and nobody told.
 */
export function readJsonBodies(server: FastifyInstance): void {
  const parse = server.getDefaultJsonParser('error', 'error');
  server.removeAllContentTypeParsers();
  server.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    if (!isPlain(request)) throw new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE();
    if (!isUtf8(body)) throw new errorCodes.FST_ERR_CTP_INVALID_JSON_BODY();
    // What it returns is for parsers that call nothing back.
    void parse(request, body.toString(), done);
  });
}

function isPlain({ headers }: FastifyRequest): boolean {
  const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = headers;
  const charsets = [...type.matchAll(/;\s*charset\s*=\s*"?([^\s;"]*)/gi)].map(([, charset]) => charset!);
  return charsets.every((charset) => /^utf-?8$/i.test(charset)) && encoding.toLowerCase() === 'identity';
}
