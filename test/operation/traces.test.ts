import { randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import pino from 'pino';
import { describe, expect, it, vi } from 'vitest';
import { readConfig } from '../../src/config.js';
import { journal } from '../../src/server/journal.js';
import type { Observe } from '../../src/server/observation.js';
import { configuredTraces } from '../../src/traces/configured.js';
import { Acquire } from '../edit-locks/operations.js';
import { newProduct, saveProduct } from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import { useShop } from '../setup/shop.js';
import { subscribe, subscribeByStream } from '../setup/subscribe.js';
import { transports } from '../setup/transports.js';
import type { SentSpan } from '../setup/otlp-receiver.js';
import { isListenedTo, newParent, useTraces } from '../setup/traced.js';

describe('where no endpoint is set, or traces are switched off,', () => {
  it.each([
    {},
    { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318', OTEL_SDK_DISABLED: 'true' },
    { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318', OTEL_TRACES_EXPORTER: 'none' },
  ])('nobody listens: %j', async (environment) => {
    expect(await configuredTraces(readConfig(environment), () => undefined)).toBeNull();
    expect(isListenedTo()).toBe(false);
  });
});

describe('where an endpoint is set,', () => {
  const traced = useTraces();
  const lines: { traceId: string; outcome: string }[] = [];
  const written = journal(
    pino(
      new Writable({
        write: (chunk: Buffer, _encoding, done) => {
          lines.push(JSON.parse(String(chunk)) as (typeof lines)[number]);
          done();
        },
      }),
    ),
  );
  const observe: Observe = (operation) => {
    written.observe(operation);
    traced.observe(operation);
  };
  const shop = useShop({ observe });
  /** Where a person may have one operation a minute. */
  const hasty = useShop({ observe, limits: { fieldsPerPerson: 100 } });

  describe('an operation', () => {
    const RAISE = 'mutation Raise($id: ID!) { adjustStock(id: $id, delta: 1) { __typename } }';

    it.each(transports)('over %s is a span in the trace of its caller, with its outcome', async (transport, send) => {
      const { id } = await newProduct(shop);
      const [ofRequest, ofMessage] = [newParent(), newParent()];
      const caller = transport === 'a WebSocket' ? ofMessage : ofRequest;
      await send(
        shop,
        { query: RAISE, variables: { id }, extensions: { traceparent: ofMessage.traceparent } },
        { headers: { traceparent: ofRequest.traceparent, tracestate: 'other=1' } },
      );
      const { operation, statements } = await traced.sent(caller.traceId);
      const via = { HTTP: 'http', 'an event stream': 'event-stream', 'a WebSocket': 'websocket' }[transport];
      expect(operation).toMatchObject({
        parentSpanId: caller.spanId,
        traceState: transport === 'a WebSocket' ? '' : 'other=1',
        name: 'mutation Raise',
        isError: false,
        attributes: {
          'graphql.operation.type': 'mutation',
          'graphql.operation.name': 'Raise',
          'concord.transport': via,
          'concord.outcome': 'Product',
        },
      });
      for (const { parentSpanId } of statements) expect(parentSpanId).toBe(operation.spanId);
      const names = statements.map(({ name }) => name);
      expect(names).toEqual(expect.arrayContaining(['START TRANSACTION', 'UPDATE products', 'COMMIT']));
    });

    it('is logged with the id of its trace', async () => {
      lines.length = 0;
      await shop.post({ query: 'query Mine { me { id } }' });
      const { operation } = await traced.sent(lines.at(-1)!.traceId);
      expect(operation).toMatchObject({
        name: 'query Mine',
        parentSpanId: '',
        attributes: { 'concord.outcome': 'ok' },
      });
    });

    it('begins a trace where its caller names none that is valid', async () => {
      const { traceId, spanId } = newParent();
      for (const traceparent of [
        `00-${'0'.repeat(32)}-${spanId}-01`,
        `00-${traceId}-${'0'.repeat(16)}-01`,
        `ff-${traceId}-${spanId}-01`,
        `00-${traceId}-${spanId}-01-more`,
        `00-${traceId}-${spanId}`,
        `00-${traceId.toUpperCase().replace(/\d/g, 'A')}-${spanId}-01`,
        `00-${traceId}-${spanId}-01, 00-${traceId}-${spanId}-01`,
        'what?',
      ]) {
        lines.length = 0;
        await shop.post({ query: '{ me { id } }' }, { headers: { traceparent } });
        const own = lines.at(-1)!.traceId;
        expect(own).toMatch(/^(?!0+$)[0-9a-f]{32}$/);
        expect(own).not.toBe(traceId);
        expect((await traced.sent(own)).operation.parentSpanId).toBe('');
      }
      expect(traced.receiver.trace(traceId).operations).toEqual([]);
    });

    it('continues the trace of a version to come', async () => {
      const { traceId, spanId } = newParent();
      const traceparent = `cc-${traceId}-${spanId}-01-what-the-future-has`;
      await shop.post({ query: '{ me { id } }' }, { headers: { traceparent } });
      expect((await traced.sent(traceId)).operation).toMatchObject({ parentSpanId: spanId, name: 'query' });
    });

    it('is not sent where its caller is not traced, and is logged with its id all the same', async () => {
      const [quiet, loud] = [newParent('00'), newParent()];
      for (const { traceparent } of [quiet, loud])
        await shop.post({ query: '{ products(first: 1) { nodes { id } } }' }, { headers: { traceparent } });
      await traced.sent(loud.traceId);
      expect(traced.receiver.trace(quiet.traceId)).toEqual({ operations: [], statements: [] });
      expect(lines.map(({ traceId }) => traceId)).toContain(quiet.traceId);
    });

    it('that is refused has the code: what is the caller’s doing is no error of ours', async () => {
      const [anonymous, wrong] = [newParent(), newParent()];
      const headers = { authorization: 'Bearer x', traceparent: anonymous.traceparent };
      await shop.post({ query: '{ me { id } }' }, { headers });
      await shop.post({ query: 'query Wrong { nothing }' }, { headers: { traceparent: wrong.traceparent } });
      expect((await traced.sent(anonymous.traceId)).operation).toMatchObject({
        name: 'GraphQL Operation',
        attributes: { 'error.type': 'UNAUTHENTICATED', 'concord.outcome': 'UNAUTHENTICATED' },
        isError: false,
      });
      expect((await traced.sent(wrong.traceId)).operation).toMatchObject({
        attributes: { 'error.type': 'GRAPHQL_VALIDATION_FAILED' },
        isError: false,
      });
    });

    it.each(transports)('over %s that is refused for its rate is in the log and a span, too', async (via, send) => {
      const as = ({ HTTP: 'ben', 'an event stream': 'cleo', 'a WebSocket': 'vera' } as const)[via];
      const { traceId, traceparent } = newParent();
      const me = { query: '{ me { id } }', extensions: { traceparent } };
      expect((await send(hasty, me, { as })).errors).toEqual([]);
      lines.length = 0;
      const { errors } = await send(hasty, me, { as, headers: { traceparent } });
      expect(errors[0]!.extensions.code).toBe('RATE_LIMITED');
      expect(lines).toMatchObject([{ traceId, outcome: 'RATE_LIMITED' }]);
      const spans = await vi.waitFor(() => {
        const { operations } = traced.receiver.trace(traceId);
        expect(operations.map(({ attributes }) => attributes['error.type'])).toContain('RATE_LIMITED');
        return operations;
      });
      expect(spans.at(-1)).toMatchObject({ isError: false, attributes: { 'concord.outcome': 'RATE_LIMITED' } });
    });

    it('that fails is an error, and so is its statement, by its SQLSTATE', async () => {
      const product = await newProduct(shop);
      const secret = `hush-${randomUUID()}`;
      await shop.sql.rows(`create function fail() returns trigger language plpgsql as $$ begin
        raise exception 'what is %', new.name using errcode = '22000'; end $$`);
      await shop.sql.rows('create trigger fail before update on products for each row execute function fail()');
      const { traceId, traceparent } = newParent();
      const query = `mutation { updateProduct(id: "${product.id}", expectedVersion: 1, patch: { name: "${secret}" }) { __typename } }`;
      await shop.post({ query }, { headers: { traceparent } });
      await shop.sql.rows('drop trigger fail on products');
      expect(shop.logged.map(String).join()).toContain(secret);
      shop.logged.length = 0;

      const { operation, statements } = await traced.sent(traceId);
      expect(operation).toMatchObject({ isError: true, attributes: { 'error.type': 'INTERNAL_SERVER_ERROR' } });
      expect(statements.filter(({ isError }) => isError)).toMatchObject([
        {
          name: 'UPDATE products',
          attributes: { 'error.type': '22000', 'db.response.status_code': '22000', 'db.system.name': 'postgresql' },
        },
      ]);
    });

    it('tells of transactions that were run again, and of what was merged', async () => {
      const product = await newProduct(shop);
      expectType(await saveProduct(shop, product, { price: '1.00' }), 'Product');
      await shop.sql.rows('create sequence failures');
      await shop.sql.rows(`create function fail_once() returns trigger language plpgsql as $$ begin
        if nextval('failures') = 1 then raise exception using errcode = '40001'; end if;
        return new; end $$`);
      await shop.sql.rows(
        'create trigger fail_once before update on products for each row execute function fail_once()',
      );
      const { traceId, traceparent } = newParent();
      const query = `mutation { updateProduct(id: "${product.id}", expectedVersion: 1, onConflict: MERGE, patch: { name: "Tea" }) { __typename } }`;
      await shop.post({ query }, { headers: { traceparent } });
      await shop.sql.rows('drop trigger fail_once on products');
      expect((await traced.sent(traceId)).operation.events).toEqual([
        { name: 'transaction retried', attributes: { 'db.response.status_code': '40001' } },
        { name: 'write merged', attributes: { 'concord.record_type': 'Product' } },
      ]);
    });
  });

  it.each([
    ['a WebSocket', subscribe],
    ['an event stream', subscribeByStream],
  ])('a subscription over %s is a span while it begins, and what it tells later is in none', async (_, follow) => {
    lines.length = 0;
    const follower = follow(shop, 'subscription Follow { recordChanged { record { id } } }', {}, { as: 'ben' });
    const traceId = await vi.waitFor(() => {
      expect(lines).toHaveLength(1);
      return lines[0]!.traceId;
    });
    const tellTwice = async (): Promise<SentSpan[]> => {
      for (let nth = 0; nth < 2; nth++) {
        await newProduct(shop);
        await follower.next();
      }
      await traced.allSent();
      return traced.receiver.trace(traceId).statements;
    };
    const statements = await tellTwice();
    expect((await traced.sent(traceId)).operation).toMatchObject({
      name: 'subscription Follow',
      attributes: { 'concord.outcome': 'ok' },
    });
    // Neither what it takes to tell them, nor the reading of the feed that goes on as long as somebody follows it.
    expect(await tellTwice()).toHaveLength(statements.length);
    follower.end();
    await vi.waitFor(() => expect(lines.filter((line) => line.traceId === traceId)).toHaveLength(2));
    await traced.allSent();
    expect(traced.receiver.trace(traceId).operations).toHaveLength(1);
  });

  it('every statement that was sent is part of an operation', async () => {
    const operations = new Set(
      traced.receiver.spans.filter(({ kind }) => kind === 'server').map(({ spanId }) => spanId),
    );
    const statements = traced.receiver.spans.filter(({ kind }) => kind === 'client');
    expect(statements.length).toBeGreaterThan(50);
    expect(statements.filter(({ parentSpanId }) => !operations.has(parentSpanId))).toEqual([]);
  });

  it('neither tokens nor values are sent, whatever happens', async () => {
    const [key, secret] = [randomUUID(), `hush-${randomUUID()}`];
    const product = await newProduct(shop, { name: secret, description: `from ${secret}` }, { key });
    const { token } = expectType(
      (await shop.request(Acquire, { recordId: product.id, note: secret }, { as: 'ben' })).acquireEditLock,
      'EditLockGranted',
    );
    const RAISE =
      'mutation ($id: ID!, $lockToken: ID!) { adjustStock(id: $id, delta: 1, lockToken: $lockToken) { __typename } }';
    await shop.post({ query: RAISE, variables: { id: product.id, lockToken: token } }, { as: 'ben' });
    expectType(await saveProduct(shop, product, { name: `${secret}!` }), 'RecordLockedError');
    await shop.post({ query: `{ products(filter: { search: "${secret}" }) { nodes { ${secret.slice(0, 4)} } } }` });
    await shop.post({ query: `{ products(filter: { search: "${secret}" }) { nodes { id } } }` });
    const last = newParent();
    await shop.post(
      { query: `{ product(id: "${product.id}") { name } }` },
      { headers: { traceparent: last.traceparent } },
    );
    await traced.sent(last.traceId);

    const bearer = await shop.identity.token('ben');
    const all = Buffer.concat(traced.receiver.requests.map(({ body }) => body)).toString('latin1');
    for (const hidden of ['hush', secret, key, token, product.id, bearer.split('.')[2]!])
      expect(all).not.toContain(hidden);
    // As a control: what may be there is.
    for (const told of ['insert into', 'UPDATE products', 'mutation Raise']) expect(all).toContain(told);
  });
});
