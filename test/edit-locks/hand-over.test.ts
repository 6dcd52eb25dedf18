import { describe, expect, it } from 'vitest';
import { newProduct } from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import { times } from '../setup/race.js';
import { useShop } from '../setup/shop.js';
import { expectNothingWritten } from '../setup/stored.js';
import { acquire, breakLock, handOver, letExpire, lockOf, lockOn, renew, request, save } from './acts.js';
import { Breaks } from './operations.js';

const shop = useShop();
const NOWHERE = 'product_01hzzzzzzzzzzzzzzzzzzzzzzz';
const issuePaths = (answer: { issues: readonly { path: readonly string[] }[] }) =>
  answer.issues.map(({ path }) => path);

describe('who waits for a lock is seen by its holder', () => {
  it('requests stand on the lock, oldest first, one for each person', async () => {
    const product = await newProduct(shop);
    await lockOn(shop, product, { as: 'ben' });
    await request(shop, product.id, 'Five minutes?', { as: 'cleo' });
    await request(shop, product.id, '', { as: 'ana' });
    const answer = expectType(await request(shop, product.id, 'Now?', { as: 'ana' }), 'EditLock');
    expect(answer.requests).toMatchObject([
      { requester: { id: 'cleo' }, message: 'Five minutes?' },
      { requester: { id: 'ana' }, message: 'Now?' },
    ]);
    expect((await lockOf(shop, product.id, { as: 'ben' }))!.requests).toEqual(answer.requests);
  });

  it('outlasting a renewal and a take-over by the holder, and run out with the lock', async () => {
    const product = await newProduct(shop);
    const { token } = await lockOn(shop, product, { as: 'ben' });
    await request(shop, product.id, 'Please', { as: 'cleo' });
    expect(expectType(await renew(shop, product.id, token, 60, { as: 'ben' }), 'EditLock').requests).toHaveLength(1);
    expect((await lockOn(shop, product, { as: 'ben', takeOverMine: true })).lock.requests).toHaveLength(1);
    await letExpire(shop, product);
    expect((await lockOn(shop, product, { as: 'ben' })).lock.requests).toEqual([]);
  });

  it('of all who ask at once none is lost', async () => {
    const product = await newProduct(shop);
    await lockOn(shop, product, { as: 'ben' });
    await Promise.all(times(8, (index) => request(shop, product.id, `${index}`, { as: index % 2 ? 'cleo' : 'ana' })));
    const { requests } = (await lockOf(shop, product.id))!;
    expect(new Set(requests.map(({ requester }) => requester.id))).toEqual(new Set(['ana', 'cleo']));
    expect(requests).toHaveLength(2);
  });

  it('nobody asks for what is free, or one’s own, in too many words, or of what is not there', async () => {
    const product = await newProduct(shop);
    const free = await expectNothingWritten(shop, () => request(shop, product.id, '', { as: 'cleo' }));
    expect(issuePaths(expectType(free, 'ValidationError'))).toEqual([['recordId']]);
    await lockOn(shop, product, { as: 'ben' });
    const own = await expectNothingWritten(shop, () => request(shop, product.id, '', { as: 'ben' }));
    expect(issuePaths(expectType(own, 'ValidationError'))).toEqual([['recordId']]);
    const long = await expectNothingWritten(shop, () => request(shop, product.id, 'x'.repeat(501), { as: 'cleo' }));
    expect(issuePaths(expectType(long, 'ValidationError'))).toEqual([['message']]);
    for (const id of [NOWHERE, 'a\0b']) expectType(await request(shop, id, '', { as: 'cleo' }), 'NotFoundError');
  });
});

describe('a lock is handed over', () => {
  it('kept for the one who asked, whose next acquireEditLock is granted; the holder’s token is lost at once', async () => {
    const product = await newProduct(shop);
    const { token, lock } = await lockOn(shop, product, { as: 'ben', ttlSeconds: 300 });
    await request(shop, product.id, '', { as: 'ana' });
    await request(shop, product.id, '', { as: 'cleo' });
    const handed = expectType(await handOver(shop, product.id, token, 'cleo', { as: 'ben' }), 'EditLock');
    expect(handed).toMatchObject({
      holder: { id: 'cleo', name: 'Cleo' },
      heldByMe: false,
      expiresAt: lock.expiresAt,
      note: '',
    });
    expect(handed.requests.map(({ requester }) => requester.id)).toEqual(['ana']);
    expect(Number(handed.fencingNumber)).toBeGreaterThan(Number(lock.fencingNumber));
    expectType(await save(shop, product, { name: 'x' }, { as: 'ben', lockToken: token }), 'LockLostError');
    expectType(await save(shop, product, { name: 'x' }, { as: 'cleo' }), 'RecordLockedError');
    expectType(await acquire(shop, product.id, { as: 'ben' }), 'RecordLockedError');
    const cleos = await lockOn(shop, product, { as: 'cleo' });
    expectType(await save(shop, product, { name: 'x' }, { as: 'cleo', lockToken: cleos.token }), 'Product');
  });

  it('L4: kept no longer than the lock would have lasted', async () => {
    const product = await newProduct(shop);
    const { token } = await lockOn(shop, product, { as: 'ben' });
    await request(shop, product.id, '', { as: 'cleo' });
    await handOver(shop, product.id, token, 'cleo', { as: 'ben' });
    await letExpire(shop, product);
    await lockOn(shop, product, { as: 'ana' });
    expectType(await acquire(shop, product.id, { as: 'cleo' }), 'RecordLockedError');
  });

  it('only by its token, and only to somebody who asked', async () => {
    const product = await newProduct(shop);
    const { token } = await lockOn(shop, product, { as: 'ben' });
    const answer = await expectNothingWritten(shop, () => handOver(shop, product.id, token, 'cleo', { as: 'ben' }));
    expect(issuePaths(expectType(answer, 'ValidationError'))).toEqual([['to']]);
    const self = await expectNothingWritten(shop, () => handOver(shop, product.id, token, 'ben', { as: 'ben' }));
    expect(issuePaths(expectType(self, 'ValidationError'))).toEqual([['to']]);
    await request(shop, product.id, '', { as: 'cleo' });
    expectType(await handOver(shop, product.id, 'x', 'cleo', { as: 'ben' }), 'LockLostError');
    expectType(await handOver(shop, product.id, token, 'cleo', { as: 'cleo' }), 'LockLostError');
    const odd = await handOver(shop, product.id, token, 'a\0b', { as: 'ben' });
    expect(issuePaths(expectType(odd, 'ValidationError'))).toEqual([['to']]);
    for (const id of [NOWHERE, 'a\0b']) expectType(await handOver(shop, id, token, 'cleo'), 'NotFoundError');
  });
});

describe('L6: an administrator breaks a lock', () => {
  it('L6: and leaves a trace: who broke whose lock, when and why', async () => {
    const product = await newProduct(shop);
    const { token } = await lockOn(shop, product, { as: 'ben' });
    expectType(await breakLock(shop, product.id, 'Ben is on holiday'), 'EditLockReleased');
    expect(await lockOf(shop, product.id)).toBeNull();
    expectType(await save(shop, product, { name: 'x' }, { as: 'ben', lockToken: token }), 'LockLostError');
    await lockOn(shop, product, { as: 'cleo' });
    await breakLock(shop, product.id, 'Closing time');
    const { editLockBreaks } = await shop.request(Breaks, { first: 2 }, { as: 'ana' });
    expect(editLockBreaks.nodes).toMatchObject([
      { record: { id: product.id }, holder: { id: 'cleo' }, brokenBy: { id: 'ana' }, reason: 'Closing time' },
      { record: { id: product.id }, holder: { id: 'ben' }, brokenBy: { id: 'ana' }, reason: 'Ben is on holiday' },
    ]);
  });

  it('L6: a reason and a lock to break are needed', async () => {
    const product = await newProduct(shop);
    const none = await expectNothingWritten(shop, () => breakLock(shop, product.id, 'Just so'));
    expect(issuePaths(expectType(none, 'ValidationError'))).toEqual([['recordId']]);
    await lockOn(shop, product, { as: 'ben' });
    for (const reason of ['', 'x'.repeat(501), 'a\0b']) {
      const answer = await expectNothingWritten(shop, () => breakLock(shop, product.id, reason));
      expect(issuePaths(expectType(answer, 'ValidationError'))).toEqual([['reason']]);
    }
    await letExpire(shop, product);
    expectType(await breakLock(shop, product.id, 'Just so'), 'ValidationError');
    for (const id of [NOWHERE, 'a\0b']) expectType(await breakLock(shop, id, 'Just so'), 'NotFoundError');
  });
});
