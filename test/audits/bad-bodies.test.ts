import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { useShop } from '../setup/shop.js';
import { badRequests, ME, type Case } from './outcomes.js';
import { http } from './raw-http.js';

const shop = useShop();
const { expectOutcome, expectServed, outcomeOf } = badRequests('Bad bodies and addresses', shop);
const WRITE = 'mutation { createCategory(input: { name: "x" }) { __typename } }';
const ENDPOINTS = ['/graphql', '/graphql/stream'];

describe.each(ENDPOINTS)('%s', (endpoint) => {
  it.each(['PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND', 'M-SEARCH', 'QUERY'])(
    'another method: %s',
    async (method) => {
      await expectOutcome([method, http(`${method} ${endpoint}`, ME), '405 BAD_REQUEST']);
    },
  );

  it('HEAD and OPTIONS tell nothing', async () => {
    const head = await fetch(`${shop.url}${endpoint}`, { method: 'HEAD' });
    expect([head.status, head.headers.get('allow'), await head.text()]).toEqual([405, 'GET, POST', '']);
    await expectOutcome(['OPTIONS', http(`OPTIONS ${endpoint}`), '204 ']);
  });

  it.each([
    'text/plain',
    'text/plain, application/json',
    'application/json, text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'multipart/form-data',
    'application/graphql',
    'application/graphql+json',
    'application/graphql-response+json',
    'application/octet-stream',
    'application/xml',
    'application/jsonx',
    'application/json+x',
    'text/json',
    'json',
    'application',
    'application/',
    '/json',
    '/',
    '*/*',
    'ÿ',
    '',
    'application/json; charset=latin1',
    'application/json; charset=utf-16',
    'application/json; charset=utf-7',
    'application/json; charset=utf-8; charset=latin1',
    'application/json;charset="iso-8859-1"',
  ])('another content type: %s', async (type) => {
    const headers = { 'content-type': type, 'apollo-require-preflight': 'yes' };
    await expectOutcome([
      type,
      http(`POST ${endpoint}`, JSON.stringify({ query: WRITE }), headers),
      '415 UNSUPPORTED_MEDIA_TYPE',
    ]);
  });

  const compressed: Case[] = [
    ['gzip', gzipSync(ME), '415 UNSUPPORTED_MEDIA_TYPE'],
    ['deflate', deflateSync(ME), '415 UNSUPPORTED_MEDIA_TYPE'],
    ['br', brotliCompressSync(ME), '415 UNSUPPORTED_MEDIA_TYPE'],
    ['gzip', gzipSync(Buffer.alloc(200_000_000)), '415 UNSUPPORTED_MEDIA_TYPE'],
    ['gzip', ME, '415 UNSUPPORTED_MEDIA_TYPE'],
    ['identity, gzip', ME, '415 UNSUPPORTED_MEDIA_TYPE'],
    ['aes128gcm', ME, '415 UNSUPPORTED_MEDIA_TYPE'],
  ];
  it.each(compressed)(
    'a compressed body is not unpacked, however much would come out of it: %s',
    async (encoding, body, outcome) => {
      await expectOutcome([encoding, http(`POST ${endpoint}`, body, { 'content-encoding': encoding }), outcome]);
    },
  );

  it.each<[what: string, hex: string]>([
    ['a byte that there is not', 'ff'],
    ['a continuation of nothing', '80'],
    ['the beginning of something', 'e282'],
    ['a letter written longer than it is', 'c1a1'],
    ['a zero byte written longer than it is', 'c080'],
    ['half of a surrogate pair', 'eda080'],
    ['a character beyond the last', 'f4908080'],
    ['latin1', 'e9'],
  ])('a body that is no UTF-8: %s', async (what, hex) => {
    const [start, end] = JSON.stringify({
      query: 'mutation { createCategory(input: { name: "|" }) { __typename } }',
    }).split('|');
    const body = Buffer.concat([Buffer.from(start!), Buffer.from(hex, 'hex'), Buffer.from(end!)]);
    await expectOutcome([what, http(`POST ${endpoint}`, body), '400 BAD_REQUEST']);
  });

  it.each<[what: string, body: string | Buffer]>([
    ['nothing', ''],
    ['blanks', '   '],
    ['a zero byte', '\0'],
    ['the mark of its byte order alone', '\ufeff'],
    ['UTF-16', Buffer.from(ME, 'utf16le')],
    ['UTF-16 with its mark', Buffer.from(`\ufeff${ME}`, 'utf16le')],
    ['half of it', ME.slice(0, 12)],
    ['all but the last', ME.slice(0, -1)],
    ['too much', `${ME}}`],
    ['two of them', `${ME}${ME}`],
    ['one on each line', `${ME}\n${ME}`],
    ['a comma too many', '{"query":"{ me { id } }",}'],
    ['a name without quotes', '{query:"{ me { id } }"}'],
    ['single quotes', `{'query':'{ me { id } }'}`],
    ['a comment', `/* x */${ME}`],
    ['the code of a program', 'function () {}'],
    ['undefined', 'undefined'],
    ['NaN', '{"query":"{ me { id } }","variables":{"a":NaN}}'],
    ['Infinity', '{"query":"{ me { id } }","variables":{"a":Infinity}}'],
    ['a number in hexadecimal', '{"query":"{ me { id } }","variables":{"a":0x10}}'],
    ['a number with a zero in front', '{"query":"{ me { id } }","variables":{"a":01}}'],
    ['a number with nothing in front', '{"query":"{ me { id } }","variables":{"a":.5}}'],
    ['a line break in text', '{"query":"{ me\n{ id } }"}'],
    ['an escape that there is not', '{"query":"\\x41"}'],
    ['half of an escape', '{"query":"\\u00"}'],
    ['a form', 'query=%7B+me+%7B+id+%7D+%7D'],
    ['a document', '{ me { id } }'],
    ['XML', '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'],
    ['lists in lists, and so on', '['.repeat(500_000)],
    [
      'lists in lists, whole',
      `{"query":"{ me { id } }","variables":{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
    ],
    ['__proto__', '{"query":"{ me { id } }","__proto__":{"isAdmin":true}}'],
    ['__proto__ in variables', '{"query":"{ me { id } }","variables":{"__proto__":{"x":1}}}'],
    ['__proto__ in escapes', '{"query":"{ me { id } }","variables":{"\\u005f_proto__":{"x":1}}}'],
    ['the prototype of a constructor', '{"query":"{ me { id } }","variables":{"constructor":{"prototype":{"x":1}}}}'],
    ['null', 'null'],
    ['true', 'true'],
    ['a number', '7'],
    ['text', '"{ me { id } }"'],
    ['an empty list', '[]'],
    ['a list of requests', `[${ME},${ME}]`],
    ['an empty object', '{}'],
    ['no document', '{"variables":{}}'],
    ['an empty document', '{"query":""}'],
    ['null for a document', '{"query":null}'],
    ['a number for a document', '{"query":7}'],
    ['true for a document', '{"query":true}'],
    ['a list of documents', '{"query":["{ me { id } }"]}'],
    ['an object for a document', '{"query":{"kind":"Document","definitions":[]}}'],
    ['text for variables', '{"query":"{ me { id } }","variables":"{}"}'],
    ['a list of variables', '{"query":"{ me { id } }","variables":[]}'],
    ['a number for variables', '{"query":"{ me { id } }","variables":7}'],
    ['false for variables', '{"query":"{ me { id } }","variables":false}'],
    ['a number for a name', '{"query":"{ me { id } }","operationName":7}'],
    ['a list of names', '{"query":"{ me { id } }","operationName":["a"]}'],
    ['text for extensions', '{"query":"{ me { id } }","extensions":"x"}'],
    ['a list of extensions', '{"query":"{ me { id } }","extensions":[]}'],
    ['nested beyond reason', `{"query":"{ me { id } }","variables":${'{"a":'.repeat(5000)}`],
  ])('a body that is no request: %s', async (what, body) => {
    expect(Object.prototype).not.toHaveProperty('isAdmin');
    await expectOutcome([what, http(`POST ${endpoint}`, body), '400 BAD_REQUEST']);
  });

  it.each<[what: string, persistedQuery: object]>([
    ['of another version', { version: 2, sha256Hash: 'x' }],
    ['of no version', {}],
    ['that is not of the document', { version: 1, sha256Hash: 'x' }],
    ['that is no text', { version: 1, sha256Hash: {} }],
  ])('a hash of a document %s', async (what, persistedQuery) => {
    const body = JSON.stringify({ query: '{ me { id } }', extensions: { persistedQuery } });
    expect(await outcomeOf(http(`POST ${endpoint}`, body))).toMatch(/^400 (BAD_REQUEST|BAD_USER_INPUT)$/);
    await expectServed();
    expect(shop.logged, what).toEqual([]);
  });

  it.each([
    'x'.repeat(1_000_001),
    JSON.stringify({ query: '{ me { id } }', variables: { a: 'x'.repeat(10_000_000) } }),
  ])('a body of more than a million bytes, whole or in pieces', async (body) => {
    const asked = [
      http(`POST ${endpoint}`, body),
      http(`POST ${endpoint}`, `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`, {
        'content-length': null,
        'transfer-encoding': 'chunked',
      }),
    ];
    for (const bytes of asked) await expectOutcome(['too much', bytes, '413 PAYLOAD_TOO_LARGE']);
  });

  it.each([
    '',
    '?',
    '?query',
    '?query=',
    '?query=%7B',
    '?query=%zz',
    '?query=%c0%80',
    '?query={me{id}}&query={me{id}}',
    '?query[]={me{id}}',
    '?query={me{id}}&variables=',
    '?query={me{id}}&variables=x',
    '?query={me{id}}&variables=[]',
    '?query={me{id}}&variables=7',
    '?query={me{id}}&variables={',
    '?query={me{id}}&variables={}&variables={}',
    '?query={me{id}}&extensions=x',
    '?query={me{id}}&extensions=[1]',
    '?query={me{id}}&operationName=a&operationName=b',
    '?__proto__=x&query=',
    `?query=${encodeURIComponent(WRITE)}`,
  ])('by GET: %s', async (search) => {
    const headers = { 'content-type': null, 'content-length': null, 'apollo-require-preflight': 'yes' };
    const outcome = await outcomeOf(http(`GET ${endpoint}${search}`, '', headers));
    expect(outcome).toMatch(/^40[05] (BAD_REQUEST|GRAPHQL_PARSE_FAILED)$/);
    await expectServed();
  });

  it('a request that a page of another site may send unasked is refused, by POST and by GET', async () => {
    for (const headers of [{ 'content-type': 'text/plain' }, { 'content-type': null }]) {
      await expectOutcome(['POST', http(`POST ${endpoint}`, ME, headers), '415 UNSUPPORTED_MEDIA_TYPE']);
    }
    await expectOutcome([
      'GET',
      http(`GET ${endpoint}?query={me{id}}`, '', { 'content-type': null, 'content-length': null }),
      '400 BAD_REQUEST',
    ]);
  });
});
