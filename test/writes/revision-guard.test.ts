import { describe, expect, it } from 'vitest';
import { newOrder, newProduct, newProducts, readRecord, saveOrder, saveProduct } from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import { openTransaction } from '../setup/race.js';
import { useShop } from '../setup/shop.js';
import { expectNothingWritten, lastRevision, storedRevisions, storedRow } from '../setup/stored.js';

const shop = useShop();

describe('H4: a revision is never altered or removed', () => {
  it.each([
    `update revision set actor_id = 'nobody'`,
    `update revision set actor_id = 'nobody' where false`,
    `update revision set changes = '{}'`,
    `delete from revision`,
    `delete from revision where version > 1`,
    `truncate revision`,
    `truncate revision cascade`,
    `insert into revision (record_id, version, record_type, kind, actor_id, actor_name, at, changes)
       select record_id, version, record_type, kind, 'x', 'x', at, changes from revision
       on conflict (record_id, version) do update set actor_id = 'x'`,
  ])('H4: %s', async (statement) => {
    await saveProduct(shop, await newProduct(shop), { name: 'x' });
    await expectNothingWritten(shop, () => expect(shop.sql.rows(statement)).rejects.toMatchObject({ code: '23000' }));
  });
});

const MADE_UP = `record_id, version + 1, record_type, kind, 'x', 'x', at, changes, set_in, transaction_id from revision`;
const COLUMNS = 'record_id, version, record_type, kind, actor_id, actor_name, at, changes, set_in, transaction_id';

describe('H4: a revision is written by the change that it tells of, and by nobody else', () => {
  it.each([
    `insert into revision (${COLUMNS}) select ${MADE_UP} order by version desc limit 1`,
    `insert into revision (${COLUMNS}) select ${MADE_UP} order by version desc limit 1 on conflict do nothing`,
    `merge into revision using (select 1) as one on false when not matched then insert (${COLUMNS})
       values ('product_x', 1, 'Product', 'CREATED', 'x', 'x', now(), '{}', '{}', 1)`,
    `with made_up as (insert into revision (${COLUMNS}) select ${MADE_UP} order by version desc limit 1 returning 1) select * from made_up`,
    `do $$ begin insert into revision (${COLUMNS}) select ${MADE_UP} order by version desc limit 1; end $$`,
  ])('H4: %s', async (statement) => {
    await saveProduct(shop, await newProduct(shop), { name: 'x' });
    await expectNothingWritten(shop, () => expect(shop.sql.rows(statement)).rejects.toMatchObject({ code: '23000' }));
  });

  it('H4: control: made up, a revision would stand in the way of the record’s next change', async () => {
    const product = await newProduct(shop);
    const sql = await openTransaction(shop);
    await sql.rows('alter table revision disable trigger revision_is_of_a_write');
    await sql.rows(`insert into revision (${COLUMNS}) select ${MADE_UP} where record_id = $1`, [product.id]);
    const change = sql.rows(`update products set name = 'x' where id = $1`, [product.id]);
    await expect(change).rejects.toMatchObject({ code: '23505' });
  });
});

describe('H4: not even a session that replays another server’s changes alters history', () => {
  it.each([
    `update revision set actor_id = 'nobody'`,
    'delete from revision',
    'truncate revision',
    `merge into revision using (select 1) as one on true when matched then delete`,
    `insert into revision (${COLUMNS}) select record_id, version, record_type, kind, 'x', 'x', at, changes, set_in, transaction_id from revision
       on conflict (record_id, version) do update set actor_id = 'x'`,
  ])('H4: with session_replication_role = replica: %s', async (statement) => {
    await saveProduct(shop, await newProduct(shop), { name: 'x' });
    const sql = await shop.connect();
    await sql.rows('set session_replication_role = replica');
    await expectNothingWritten(shop, () => expect(sql.rows(statement)).rejects.toMatchObject({ code: '23000' }));
  });
});

describe('H2: a revision stores only what changed', () => {
  it('H2: not the bookkeeping, and of a change by hand no more than of the server’s', async () => {
    const product = await newProduct(shop);
    await saveProduct(shop, product, { stock: 1 });
    await shop.sql.rows('update products set stock = 2 where id = $1', [product.id]);
    const revisions = await storedRevisions(shop, product.id);
    expect(revisions.slice(1).map(({ changes }) => changes)).toEqual([{ stock: [10, 1] }, { stock: [1, 2] }]);
  });
});

describe('V8: the lines of an order changed behind the server’s back', () => {
  it('V8: UPDATE of a line raises the order’s version and leaves a revision', async () => {
    const order = await newOrder(shop, [await newProduct(shop), 2]);
    await shop.sql.rows(`update orders set lines = jsonb_set(lines, '{0,quantity}', '5') where id = $1`, [order.id]);
    expect(await storedRow(shop, 'orders', order.id)).toMatchObject({ version: 2 });
    const { changes, actor_id } = await lastRevision(shop, order.id);
    expect(actor_id).toMatch(/^database:/);
    expect(changes).toMatchObject({ lines: [[{ quantity: 2 }], [{ quantity: 5 }]] });
    expect(await readRecord(shop, 'Order', order.id)).toMatchObject({ version: 2, lines: [{ quantity: 5 }] });
  });

  it('V8: so does adding and removing one, and a stale save of the order is a conflict over the lines', async () => {
    const [tea, coffee] = await newProducts(shop, 2);
    const order = await newOrder(shop, [tea!, 2], [coffee!, 1]);
    const [first, second] = order.lines;
    await shop.sql.rows(`update orders set lines = lines - 1 where id = $1`, [order.id]);
    const stale = await saveOrder(shop, order, { lines: [{ id: second!.id, quantity: 9 }] });
    const conflict = expectType(stale, 'ConflictError');
    expect(conflict.fields).toMatchObject([
      { field: 'lines', current: [{ id: first!.id }], yours: [{ quantity: 2 }, { quantity: 9 }], conflicting: true },
    ]);
    await shop.sql.rows(`update orders set lines = lines || $2::jsonb where id = $1`, [
      order.id,
      JSON.stringify({ id: 'line_by_hand', productId: coffee!.id, quantity: 3, unitPrice: '1.00' }),
    ]);
    expect(await readRecord(shop, 'Order', order.id)).toMatchObject({ version: 3, lines: [{}, { quantity: 3 }] });
  });

  it.each([`'[]'`, `'{}'`, `'null'`, 'null', `'"x"'`])('V8: an order without lines is refused: %s', async (lines) => {
    const order = await newOrder(shop, [await newProduct(shop), 2]);
    await expectNothingWritten(shop, () =>
      expect(shop.sql.rows(`update orders set lines = ${lines} where id = $1`, [order.id])).rejects.toMatchObject({
        code: expect.stringMatching(/^2[23]/),
      }),
    );
  });
});
