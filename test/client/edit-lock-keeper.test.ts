import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { keepEditLock, type EditLockAttempt, type EditLockOptions, type EditLockSeen } from '../../src/client/index.js';
import { breakLock, lockOf, lockOn, save } from '../edit-locks/acts.js';
import { newProduct } from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import { useShop } from '../setup/shop.js';

const shop = useShop();
const WITHIN = { timeout: 20_000, interval: 10 };

/** A page, which can be left. */
class Page extends EventTarget {
  say(type: 'pagehide' | 'pageshow', { persisted }: { persisted: boolean }): void {
    this.dispatchEvent(Object.assign(new Event(type), { persisted }));
  }
}

/** Ben keeps the lock of a new product, with the shortest time there is. */
async function keep(options: Partial<EditLockOptions> = {}) {
  const product = await newProduct(shop);
  const authorization = `Bearer ${await shop.identity.token('ben')}`;
  const page = new Page();
  const lost: (EditLockSeen | null)[] = [];
  const attempt = await keepEditLock({
    url: `${shop.url}/graphql`,
    recordId: product.id,
    ttlSeconds: 5,
    headers: () => ({ authorization }),
    page,
    onLost: (heldNow) => lost.push(heldNow),
    ...options,
  });
  if (attempt.kind === 'kept') onTestFinished(attempt.release);
  return { product, page, lost, attempt };
}

function expectKept(attempt: EditLockAttempt): Extract<EditLockAttempt, { kind: 'kept' }> {
  if (attempt.kind !== 'kept') expect.fail(`It is not kept: ${attempt.message}`);
  return attempt;
}

describe('the lock keeper of the client kit', () => {
  it('acquires the lock with the record to start from, and renews it before its time is over', async () => {
    const renewed: EditLockSeen[] = [];
    const { product, attempt, lost } = await keep({
      note: 'New photos',
      recordSelection: 'version ... on Product { name }',
      onRenewed: (lock) => renewed.push(lock),
    });
    const { token, record } = expectKept(attempt);
    expect(record).toEqual({ version: 1, name: 'Chai' });
    const { expiresAt, note } = (await lockOf(shop, product.id))!;
    expect(note).toBe('New photos');
    await vi.waitFor(() => expect(renewed).toHaveLength(2), WITHIN);
    expect(Date.parse(renewed[1]!.expiresAt)).toBeGreaterThan(Date.parse(expiresAt));
    expectType(await save(shop, product, { name: 'x' }, { as: 'ben', lockToken: token }), 'Product');
    expect(lost).toEqual([]);
  });

  it('tells who holds it when somebody does, and takes it over from another tab when asked to', async () => {
    const { product, lost } = await keep();
    const ask = { url: `${shop.url}/graphql`, recordId: product.id, onLost: () => undefined };
    const authorization = `Bearer ${await shop.identity.token('ben')}`;
    expect(await keepEditLock(ask)).toMatchObject({ kind: 'locked', lock: { holder: { id: 'ben' }, heldByMe: false } });
    const headers = () => ({ authorization });
    const second = expectKept(await keepEditLock({ ...ask, headers, takeOverMine: true, ttlSeconds: 60 }));
    await vi.waitFor(() => expect(lost).toMatchObject([{ heldByMe: true }]), WITHIN);
    await second.release();
  });

  it('says once that the lock is lost, and no longer renews', async () => {
    const { product, lost } = await keep();
    await breakLock(shop, product.id, 'Closing time');
    await vi.waitFor(() => expect(lost).toEqual([null]), WITHIN);
    const { lock } = await lockOn(shop, product, { as: 'cleo' });
    expect(await lockOf(shop, product.id, { as: 'cleo' })).toEqual(lock);
    expect(lost).toHaveLength(1);
  });

  it('lets it go when the page goes', async () => {
    const { product, page, lost } = await keep({ ttlSeconds: 3600 });
    page.say('pagehide', { persisted: false });
    await vi.waitFor(async () => expect(await lockOf(shop, product.id)).toBeNull(), WITHIN);
    expect(lost).toEqual([]);
  });

  it('keeps it while the page is put aside, and finds out at once when it is shown again', async () => {
    const { product, page, lost } = await keep({ ttlSeconds: 3600 });
    page.say('pagehide', { persisted: true });
    const { renewedAt } = (await lockOf(shop, product.id))!;
    page.say('pageshow', { persisted: true });
    await vi.waitFor(async () => expect((await lockOf(shop, product.id))!.renewedAt).not.toBe(renewedAt), WITHIN);
    page.say('pagehide', { persisted: true });
    await breakLock(shop, product.id, 'Closing time');
    page.say('pageshow', { persisted: true });
    await vi.waitFor(() => expect(lost).toEqual([null]), WITHIN);
  });

  it('released, it is free at once', async () => {
    const { product, attempt, lost } = await keep();
    await expectKept(attempt).release();
    expect(await lockOf(shop, product.id)).toBeNull();
    expect(lost).toEqual([]);
  });

  it('goes on when the server was away for a moment, and holds it lost when it answers nothing for longer than the lock', async () => {
    const door = await openDoor();
    const renewed: EditLockSeen[] = [];
    const { lost } = await keep({ url: door.url, onRenewed: (lock) => renewed.push(lock) });
    door.shut = true;
    await vi.waitFor(() => expect(door.turnedAway).toBeGreaterThan(0), WITHIN);
    door.shut = false;
    await vi.waitFor(() => expect(renewed.length).toBeGreaterThan(0), WITHIN);
    door.silent = true;
    await vi.waitFor(() => expect(lost).toEqual([null]), WITHIN);
  });

  it('says that it is lost when its time is over, however long the server lets each try wait', async () => {
    const lost = await lossWithSlowFailures({ ttlSeconds: 3600, failingAfterSeconds: 30 });
    expect(lost).toBeLessThanOrEqual(3630);
  });

  it('an unknown record is refused, and a token that is no good is an error', async () => {
    expect(await keep({ recordId: 'nonsense' })).toMatchObject({ attempt: { kind: 'refused' } });
    await expect(keep({ headers: () => ({ authorization: 'Bearer x' }) })).rejects.toThrow('token');
  });
});

/** After how many seconds, by a clock of the test's own, a lock is said to be lost whose renewals all fail so slowly. */
async function lossWithSlowFailures(how: { ttlSeconds: number; failingAfterSeconds: number }): Promise<number> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  onTestFinished(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
  const granted = { data: { answer: { __typename: 'EditLockGranted', token: 't', record: null } } };
  const fail = (_: unknown, reject: (reason: Error) => void): unknown =>
    setTimeout(() => reject(new TypeError('Failed to fetch')), how.failingAfterSeconds * 1000);
  const fetch = vi.fn<() => Promise<Response>>(() => new Promise(fail)).mockResolvedValueOnce(Response.json(granted));
  vi.stubGlobal('fetch', fetch);
  const began = performance.now();
  const lost = new Promise<number>((resolve) => {
    void keepEditLock({
      url: '/graphql',
      recordId: 'r',
      ttlSeconds: how.ttlSeconds,
      onLost: () => resolve((performance.now() - began) / 1000),
    });
  });
  await vi.advanceTimersByTimeAsync(how.ttlSeconds * 2000);
  return lost;
}

interface Door {
  readonly url: string;
  shut: boolean;
  /** Requests go in, and nothing comes out. */
  silent: boolean;
  turnedAway: number;
}

/** A way to the server that can be shut. */
async function openDoor(): Promise<Door> {
  const door = { url: '', shut: false, silent: false, turnedAway: 0 };
  const server = createServer((request, response) => {
    if (door.shut || door.silent) door.turnedAway++;
    if (door.shut) request.socket.destroy();
    else if (!door.silent) void passOn(request, response);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return Object.assign(door, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
}

async function passOn(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const headers = { 'content-type': 'application/json', authorization: request.headers.authorization ?? '' };
  const answer = await fetch(`${shop.url}/graphql`, { method: 'POST', headers, body: Buffer.concat(chunks) });
  response.end(await answer.text());
}
