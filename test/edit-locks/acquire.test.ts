import { describe, expect, it } from 'vitest';
import { deleteProduct, newCategory, newOrder, newProduct, saveProduct } from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import { times } from '../setup/race.js';
import { useShop } from '../setup/shop.js';
import { expectNothingWritten } from '../setup/stored.js';
import { acquire, letExpire, lockOf, lockOn, release, renew } from './acts.js';
import { Locks } from './operations.js';

const shop = useShop();
const NOWHERE = 'product_01hzzzzzzzzzzzzzzzzzzzzzzz';

/** Seconds from when it was granted to when it runs out. */
const lasts = ({ acquiredAt, expiresAt }: { acquiredAt: string; expiresAt: string }): number =>
  (Date.parse(expiresAt) - Date.parse(acquiredAt)) / 1000;

describe('L1: at most one lock in force on a record', () => {
  it('L1: it is granted with the record as it stands, and others see who, why and until when', async () => {
    const product = await newProduct(shop);
    const { lock, record, token } = await lockOn(shop, product, { as: 'ben', note: 'New photos', ttlSeconds: 300 });
    expect(record).toEqual(product);
    expect(lock).toMatchObject({
      holder: { id: 'ben', name: 'Ben' },
      heldByMe: true,
      note: 'New photos',
      requests: [],
    });
    expect(lasts(lock)).toBe(300);
    expect(await lockOf(shop, product.id, { as: 'vera' })).toEqual({ ...lock, heldByMe: false });
    expect(token).toMatch(/^[\w-]{43}$/);
  });

  it('L2: anybody else is told who holds it, and so is the same person’s other tab', async () => {
    const product = await newProduct(shop);
    const { lock } = await lockOn(shop, product, { as: 'ben', note: 'New photos' });
    const cleo = expectType(await acquire(shop, product.id, { as: 'cleo' }), 'RecordLockedError');
    expect(cleo).toMatchObject({ lock: { ...lock, heldByMe: false }, current: product });
    const otherTab = expectType(await acquire(shop, product.id, { as: 'ben' }), 'RecordLockedError');
    expect(otherTab.lock).toEqual(lock);
    expectType(await acquire(shop, product.id, { as: 'cleo', takeOverMine: true }), 'RecordLockedError');
  });

  it('L1: of many who ask at once, exactly one is granted it', async () => {
    const product = await newProduct(shop);
    const answers = await Promise.all(times(16, (index) => acquire(shop, product.id, { note: `${index}` })));
    const granted = answers.filter(({ __typename }) => __typename === 'EditLockGranted');
    expect(granted).toHaveLength(1);
    const { lock } = expectType(granted[0], 'EditLockGranted');
    for (const answer of answers)
      if (answer !== granted[0]) expect(expectType(answer, 'RecordLockedError').lock).toEqual(lock);
  });

  it('L3: taken over by the same person’s other tab, the first one’s token is lost', async () => {
    const product = await newProduct(shop);
    const first = await lockOn(shop, product, { as: 'ben' });
    const second = await lockOn(shop, product, { as: 'ben', takeOverMine: true });
    expect(Number(second.lock.fencingNumber)).toBeGreaterThan(Number(first.lock.fencingNumber));
    const lost = expectType(await renew(shop, product.id, first.token, 60, { as: 'ben' }), 'LockLostError');
    expect(lost.heldNow).toEqual(second.lock);
    expectType(await renew(shop, product.id, second.token, 60, { as: 'ben' }), 'EditLock');
  });

  it('L8: a record of any type can be locked', async () => {
    const [product, category] = [await newProduct(shop), await newCategory(shop)];
    const order = await newOrder(shop, [product, 1]);
    for (const { id } of [product, category, order]) {
      expect((await lockOn(shop, { id })).record.id).toBe(id);
    }
  });
});

describe('L4, L5: it ends by itself, by the clock of the database', () => {
  it('L4: what has run out is seen by nobody, and the next one is granted it with a higher number', async () => {
    const product = await newProduct(shop);
    const { lock, token } = await lockOn(shop, product, { as: 'ben' });
    await letExpire(shop, product);
    expect(await lockOf(shop, product.id)).toBeNull();
    expectType(await renew(shop, product.id, token, 60, { as: 'ben' }), 'LockLostError');
    const next = await lockOn(shop, product, { as: 'cleo' });
    expect(Number(next.lock.fencingNumber)).toBeGreaterThan(Number(lock.fencingNumber));
  });

  it('L5: renewing extends it, and never shortens it', async () => {
    const product = await newProduct(shop);
    const { lock, token } = await lockOn(shop, product, { ttlSeconds: 60 });
    const longer = expectType(await renew(shop, product.id, token, 600), 'EditLock');
    expect(Date.parse(longer.expiresAt)).toBeGreaterThanOrEqual(Date.parse(lock.acquiredAt) + 600_000);
    const shorter = expectType(await renew(shop, product.id, token, 5), 'EditLock');
    expect(shorter.expiresAt).toBe(longer.expiresAt);
    expect(Date.parse(shorter.renewedAt)).toBeGreaterThanOrEqual(Date.parse(longer.renewedAt));
  });

  it('L3: released, it is gone, and its token proves nothing any more', async () => {
    const product = await newProduct(shop);
    const { token } = await lockOn(shop, product);
    const answer = expectType(await release(shop, product.id, token), 'EditLockReleased');
    expect(answer.record).toEqual({ id: product.id, editLock: null });
    expect(expectType(await release(shop, product.id, token), 'LockLostError').heldNow).toBeNull();
    await lockOn(shop, product, { as: 'cleo' });
  });

  it.each([
    ['a made-up token', async () => 'x'.repeat(43)],
    ['an empty one', async () => ''],
    ['one with a zero byte', async () => 'a\0b'],
    ['that of another record', async () => (await lockOn(shop, await newProduct(shop))).token],
  ])('L3: %s renews and releases nothing, and looks like one that has expired', async (_, tokenOf) => {
    const product = await newProduct(shop);
    const { lock } = await lockOn(shop, product);
    const wrong = await tokenOf();
    const answers = await expectNothingWritten(shop, async () => [
      await renew(shop, product.id, wrong),
      await release(shop, product.id, wrong),
    ]);
    for (const answer of answers) {
      const { message, heldNow, current } = expectType(answer, 'LockLostError');
      expect({ message, heldNow, current }).toEqual({
        message: expect.stringContaining('lost'),
        heldNow: lock,
        current: product,
      });
    }
  });

  it('L3: a token works only for the person who acquired it', async () => {
    const product = await newProduct(shop);
    const { token } = await lockOn(shop, product, { as: 'ben' });
    expectType(await renew(shop, product.id, token, 60, { as: 'cleo' }), 'LockLostError');
    expectType(await release(shop, product.id, token, { as: 'ana' }), 'LockLostError');
    expectType(await renew(shop, product.id, token, 60, { as: 'ben' }), 'EditLock');
  });

  it('L7: nobody can read a token from the database', async () => {
    const product = await newProduct(shop);
    const { token } = await lockOn(shop, product);
    const row = await shop.sql.row('select to_jsonb(edit_lock)::text as text from edit_lock where record_id = $1', [
      product.id,
    ]);
    expect(row['text']).not.toContain(token);
  });
});

describe('bad input is refused, and grants nothing', () => {
  it.each([
    [{ ttlSeconds: 4 }, 'ttlSeconds'],
    [{ ttlSeconds: 3601 }, 'ttlSeconds'],
    [{ ttlSeconds: -1 }, 'ttlSeconds'],
    [{ note: 'x'.repeat(501) }, 'note'],
    [{ note: 'a\0b' }, 'note'],
  ])('L5: %j', async (how, path) => {
    const { id } = await newProduct(shop);
    const answer = await expectNothingWritten(shop, () => acquire(shop, id, how));
    expect(expectType(answer, 'ValidationError').issues.map((issue) => issue.path)).toEqual([[path]]);
  });

  it('L8: an unknown record, a malformed id, a deleted record', async () => {
    expect(expectType(await acquire(shop, NOWHERE), 'NotFoundError').id).toBe(NOWHERE);
    expectType(await acquire(shop, 'nonsense'), 'NotFoundError');
    expectType(await renew(shop, NOWHERE, 'x'), 'NotFoundError');
    expectType(await release(shop, 'nonsense', 'x'), 'NotFoundError');
    const product = await newProduct(shop);
    await deleteProduct(shop, product);
    const deleted = expectType(await acquire(shop, product.id), 'ValidationError');
    expect(deleted.issues.map(({ path }) => path)).toEqual([['recordId']]);
  });
});

describe('L7: the list of locks', () => {
  it('L7: mine or all, newest first, page by page, without those that have run out', async () => {
    const products = await Promise.all(times(4, () => newProduct(shop)));
    for (const product of products) await lockOn(shop, product, { as: product === products[1] ? 'cleo' : 'ben' });
    await letExpire(shop, products[0]!);
    const ids = async (variables: object, as: 'ben' | 'cleo' | 'vera') => {
      const { editLocks } = await shop.request(Locks, variables, { as });
      const mine = products.map(({ id }) => id);
      return editLocks.nodes.map(({ record }) => record.id).filter((id) => mine.includes(id));
    };
    const [, cleos, third, fourth] = products.map(({ id }) => id);
    expect(await ids({ first: 200 }, 'vera')).toEqual([fourth, third, cleos]);
    expect(await ids({ mine: true }, 'ben')).toEqual([fourth, third]);
    expect(await ids({ mine: true }, 'cleo')).toEqual([cleos]);
    const { editLocks } = await shop.request(Locks, { first: 1, mine: true }, { as: 'ben' });
    expect(await ids({ first: 1, mine: true, after: editLocks.pageInfo.endCursor! }, 'ben')).toEqual([third]);
  });

  it('L4: a saved record says nothing else of its lock', async () => {
    const product = await newProduct(shop);
    await saveProduct(shop, product, { name: 'x' });
    expect(await lockOf(shop, product.id)).toBeNull();
  });
});
