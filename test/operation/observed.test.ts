import { randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import pino from 'pino';
import { describe, expect, it, vi } from 'vitest';
import { journal } from '../../src/server/journal.js';
import type { Observed } from '../../src/server/observation.js';
import { Acquire } from '../edit-locks/operations.js';
import { newProduct, saveProduct } from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import { useShop } from '../setup/shop.js';
import { subscribe } from '../setup/subscribe.js';
import { transports } from '../setup/transports.js';

const lines: string[] = [];
const written = journal(
  pino(new Writable({ write: (chunk: Buffer, _encoding, done) => (lines.push(chunk.toString()), done()) })),
);
const observed: Observed[] = [];
const shop = useShop({
  observe: (operation) => {
    observed.push(operation);
    written.observe(operation);
  },
});

async function during(act: () => Promise<unknown>): Promise<Observed[]> {
  observed.length = 0;
  await act();
  return [...observed];
}

describe('an operation', () => {
  it.each(transports)('over %s is observed with its name, its outcome and its author', async (_, send) => {
    const query = 'mutation Raise($id: ID!) { adjustStock(id: $id, delta: 1) { __typename } }';
    const { id } = await newProduct(shop);
    const [seen, ...others] = await during(() => send(shop, { query, variables: { id } }, { as: 'ben' }));
    expect(others).toEqual([]);
    expect(seen).toMatchObject({ name: 'Raise', type: 'mutation', actorId: 'ben', role: 'editor', codes: [] });
    expect(seen!.mutations).toEqual([{ mutation: 'adjustStock', outcome: 'Product', conflicts: [] }]);
  });

  it.each(transports)('over %s that is refused is observed with its code', async (_, send) => {
    const query = 'mutation Raise { adjustStock(id: "x", delta: 1) { __typename } }';
    const [seen] = await during(() => send(shop, { query }, { as: 'vera' }));
    expect(seen).toMatchObject({ name: 'Raise', actorId: 'vera', codes: ['FORBIDDEN'] });
  });

  it('whose caller is nobody is observed, too', async () => {
    const headers = { authorization: 'Bearer x' };
    const [seen] = await during(() => shop.post({ query: '{ me { id } }' }, { headers }));
    expect(seen).toMatchObject({ actorId: null, codes: ['UNAUTHENTICATED'] });
  });

  it('takes the trace of its caller, or has one of its own', async () => {
    const trace = '0af7651916cd43dd8448eb211c80319c';
    const headers = { traceparent: `00-${trace}-b7ad6b7169203331-01` };
    const seen = await during(async () => {
      await shop.post({ query: '{ me { id } }' }, { headers });
      await shop.post({ query: '{ me { id } }' });
    });
    expect(seen.map(({ traceId }) => traceId)).toEqual([trace, expect.stringMatching(/^[0-9a-f]{32}$/)]);
  });

  it.each([
    ['no trace', '00-00000000000000000000000000000000-b7ad6b7169203331-01'],
    ['no span', '00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01'],
    ['no version', 'ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'],
    ['more than this version has', '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more'],
  ])('has a trace of its own where its caller names %s', async (_, traceparent) => {
    const [seen] = await during(() => shop.post({ query: '{ me { id } }' }, { headers: { traceparent } }));
    expect(seen!.traceId).toMatch(/^(?!0af7|0000)[0-9a-f]{32}$/);
  });

  it('that is a subscription is observed at its beginning and at its end', async () => {
    const [begun, ended] = await during(async () => {
      const subscription = subscribe(shop, 'subscription Follow { recordChanged { version } }', {}, { as: 'ben' });
      await vi.waitFor(() => expect(observed).toHaveLength(1));
      subscription.end();
      await vi.waitFor(() => expect(observed).toHaveLength(2));
    });
    expect([begun, ended]).toMatchObject([
      { name: 'Follow', phase: 'begun' },
      { name: 'Follow', phase: 'ended' },
    ]);
  });
});

it('is a line of the log: what, by whom, how long, and how it ended', async () => {
  lines.length = 0;
  const { id } = await newProduct(shop, {}, { as: 'ana' });
  const save = `mutation Save { updateProduct(id: "${id}", expectedVersion: 9, patch: { name: "Tea" }) { __typename } }`;
  await shop.post({ query: save }, { as: 'ben' });
  await shop.post({ query: save }, { as: 'vera' });
  await shop.post({ query: '{ me { id } }' }, { as: 'vera' });
  const [, ...told] = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  const traceId = expect.stringMatching(/^[0-9a-f]{32}$/);
  const common = { msg: 'operation', transport: 'http', address: '127.0.0.1', durationMs: expect.any(Number), traceId };
  expect(told).toMatchObject([
    { ...common, operation: 'Save', type: 'mutation', outcome: 'ConflictError', actorId: 'ben', role: 'editor' },
    { ...common, operation: 'Save', type: 'mutation', outcome: 'FORBIDDEN', actorId: 'vera', role: 'viewer' },
    { ...common, operation: null, type: 'query', outcome: 'ok', actorId: 'vera', role: 'viewer' },
  ]);
});

it('neither tokens nor values are in the log, whatever happens', async () => {
  lines.length = 0;
  const key = randomUUID();
  const secret = `hush-${randomUUID()}`;
  const product = await newProduct(shop, { name: secret }, { key });
  const { token } = expectType(
    (await shop.request(Acquire, { recordId: product.id, note: secret }, { as: 'ben' })).acquireEditLock,
    'EditLockGranted',
  );
  const locked =
    'mutation ($id: ID!, $lockToken: ID!) { adjustStock(id: $id, delta: 1, lockToken: $lockToken) { __typename } }';
  await shop.post({ query: locked, variables: { id: product.id, lockToken: token } }, { as: 'ben' });
  expectType(await saveProduct(shop, product, { name: `${secret}!` }), 'RecordLockedError');
  await shop.post({ query: `{ products(filter: { search: "${secret}" }) { nodes { ${secret.slice(0, 4)} } } }` });
  // What the database says of an error may quote what it was sent.
  await shop.sql.rows(`
    create function quote() returns trigger language plpgsql as $$ begin
      raise exception 'what is %', new.name using errcode = '22000';
    end $$`);
  await shop.sql.rows('create trigger quote before insert on products for each row execute function quote()');
  await newProduct(shop, { name: secret }).catch(() => null);
  await shop.sql.rows('drop trigger quote on products');
  const errors = shop.logged.splice(0);
  errors.forEach((error) => written.log(error, 'an-id'));

  const bearer = await shop.identity.token('ben');
  const all = lines.join('');
  expect(all).toContain('"id":"an-id"');
  expect(all).toContain('22000');
  for (const hidden of [secret, key, token, bearer.split('.')[2]!]) expect(all).not.toContain(hidden);
  // As a control: they were there to be written.
  expect(errors.map(String).join()).toContain(secret);
});
