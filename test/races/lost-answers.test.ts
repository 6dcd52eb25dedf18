import { describe, expect, it } from 'vitest';
import { newKey } from '../idempotency/keys.js';
import {
  adjustStock,
  createCategory,
  newProducts,
  placeOrder,
  readRecord,
  saveProduct,
  type Product,
  type Way,
} from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import { LossyConnection, untilAnswered, type Exchange } from '../setup/lossy.js';
import { times } from '../setup/race.js';
import { useShop, type Shop } from '../setup/shop.js';
import { storedRevisions, storedRow } from '../setup/stored.js';

/** For each record some CLIENTS × WRITES / RECORDS / 4 tags are meant, and it has room for 100. */
const CLIENTS = 40;
const WRITES = 4;
const RECORDS = 5;
/** Of saves that compete for their version, so that each takes several tries. */
const SAVES = 2;
const STOCK = 1_000_000;

const shop = useShop();

interface Intent {
  readonly what: 'adjust' | 'tag' | 'create' | 'order';
  readonly client: Required<Pick<Way, 'as'>>['as'];
  readonly product: Product;
  readonly units: number;
  /** Like no other intent's. */
  readonly name: string;
}

const pick = <T>(choices: readonly T[]): T => choices[Math.floor(Math.random() * choices.length)]!;

/** What each client is going to write, one after the other. */
function intents(products: readonly Product[], kinds: readonly Intent['what'][]): Intent[][] {
  const run = newKey();
  return times(CLIENTS, (client) =>
    times(WRITES, (write) => ({
      what: pick(kinds),
      client: (['ana', 'ben', 'cleo'] as const)[client % 3]!,
      product: pick(products),
      units: 1 + Math.floor(Math.random() * 9),
      name: `${run}, client ${client}, write ${write}`,
    })),
  );
}

async function carryOut(through: Shop, { what, client: as, product, units, name }: Intent, way: Way) {
  switch (what) {
    case 'adjust':
      return expectType(await adjustStock(through, product.id, units, undefined, { ...way, as }), 'Product');
    case 'tag': {
      // Based on the first version: whatever others tag meanwhile stays.
      const merging = { ...way, as, onConflict: 'MERGE' } as const;
      return expectType(await saveProduct(through, product, { tags: [tagOf(name)] }, merging), 'Product');
    }
    case 'create':
      return expectType(await createCategory(through, { name }, { ...way, as }), 'Category');
    default:
      return expectType(
        await placeOrder(through, [{ productId: product.id, quantity: units }], { ...way, as }),
        'Order',
      );
  }
}

const tagOf = (name: string): string => name.replace(/^key-.*, client/, 'client');

/** Everything that is meant, by all clients at once, over a connection that loses some of it. */
async function carryOutAll(all: readonly Intent[][], keyed: boolean) {
  const connection = new LossyConnection();
  const through = await connection.to(shop);
  const answers = await Promise.all(
    all.map(async (own) => {
      const heard = [];
      for (const intent of own) {
        const way = keyed ? { key: newKey() } : {};
        heard.push({ intent, answer: await untilAnswered(() => carryOut(through, intent, way)) });
      }
      return heard;
    }),
  );
  await connection.idle();
  expect(Math.min(...Object.values(connection.lost)), 'of each kind of loss').toBeGreaterThan(0);
  return { answers: answers.flat(), connection };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

/** What was really done, to be held against what was meant. */
async function reckon(products: readonly Product[], all: readonly Intent[]) {
  const run = all[0]!.name.split(',')[0]!;
  const rows = [];
  const revisions = [];
  for (const { id } of products) {
    rows.push(await storedRow(shop, 'products', id));
    revisions.push(await storedRevisions(shop, id));
  }
  const created = await shop.sql.rows<{ name: string }>(
    'select name from categories where starts_with(name, $1) order by name',
    [run],
  );
  const orders = await shop.sql.rows<{ id: string }>(
    `select id from orders where lines -> 0 ->> 'productId' = any($1)`,
    [products.map(({ id }) => id)],
  );
  return {
    stocks: rows.map(({ stock }) => stock as number),
    tags: rows.map(({ tags }) => tags as string[]),
    revisions: revisions.map((each) => each.length),
    created: created.map(({ name }) => name),
    orders: orders.length,
  };
}

/** What there is when each of them is carried out once. */
function meant(products: readonly Product[], all: readonly Intent[]): Awaited<ReturnType<typeof reckon>> {
  const of = (what: Intent['what']) => all.filter((intent) => intent.what === what);
  const about = (product: Product, what: Intent['what']) => of(what).filter((intent) => intent.product === product);
  const units = (product: Product, what: Intent['what']) => sum(about(product, what).map((intent) => intent.units));
  return {
    stocks: products.map((product) => STOCK + units(product, 'adjust') - units(product, 'order')),
    tags: products.map((product) =>
      about(product, 'tag')
        .map(({ name }) => tagOf(name))
        .toSorted(),
    ),
    revisions: products.map(
      (product) => 1 + sum((['adjust', 'tag', 'order'] as const).map((what) => about(product, what).length)),
    ),
    created: of('create')
      .map(({ name }) => name)
      .toSorted(),
    orders: of('order').length,
  };
}

describe(`${CLIENTS} clients over a connection that loses one request in three, or its answer`, () => {
  it(
    'control: without keys, what commutes is carried out more often than it was meant',
    { timeout: 120_000 },
    async () => {
      const products = await newProducts(shop, RECORDS, { stock: STOCK });
      const all = intents(products, ['adjust', 'create', 'order']);
      await carryOutAll(all, false);
      const [is, should] = [await reckon(products, all.flat()), meant(products, all.flat())];
      expect(is.created.length).toBeGreaterThan(should.created.length);
      expect(new Set(is.created)).toEqual(new Set(should.created));
      expect(is.orders).toBeGreaterThan(should.orders);
      expect(sum(is.revisions)).toBeGreaterThan(sum(should.revisions));
      expect(is.stocks).not.toEqual(should.stocks);
    },
  );

  it('I1: with keys, every write is carried out exactly once', { timeout: 120_000 }, async () => {
    const products = await newProducts(shop, RECORDS, { stock: STOCK });
    const all = intents(products, ['adjust', 'tag', 'create', 'order']);
    const before = await keys();
    const { answers, connection } = await carryOutAll(all, true);
    expect(await reckon(products, all.flat())).toEqual(meant(products, all.flat()));
    expect((await keys()) - before).toBe(CLIENTS * WRITES);
    // There were repeats, and nobody was told of another write than the own one.
    expect(connection.exchanges.length).toBeGreaterThan(CLIENTS * WRITES);
    const versions = answers.map(({ answer }) => `${answer.id} ${answer.version}`);
    expect(new Set(versions).size).toBe(CLIENTS * WRITES);
    for (const { intent, answer } of answers) {
      const [revision] = (await storedRevisions(shop, answer.id)).slice(answer.version - 1);
      expect(revision).toMatchObject({ actor_id: intent.client, version: answer.version });
    }
  });

  it(
    'without keys, a save that names its version is told of its own first try, and of nobody else’s',
    { timeout: 120_000 },
    async () => {
      const products = await newProducts(shop, RECORDS);
      const connection = new LossyConnection();
      const through = await connection.to(shop);
      const told: { name: string; yours: boolean }[] = [];
      await Promise.all(
        times(CLIENTS, async (client) => {
          const as = (['ana', 'ben', 'cleo'] as const)[client % 3]!;
          for (const save of times(SAVES, (index) => index)) {
            let read = await readRecord(shop, 'Product', pick(products).id);
            for (let attempt = 1; ; attempt++) {
              const name = `client ${client}, save ${save}, attempt ${attempt}.`;
              const based = read;
              const answer = await untilAnswered(() => saveProduct(through, based, { name }, { as }));
              if (answer.__typename === 'Product') break;
              const { yoursAlreadyApplied, current } = expectType(answer, 'ConflictError');
              told.push({ name, yours: yoursAlreadyApplied });
              if (yoursAlreadyApplied) break;
              read = expectType(current, 'Product');
            }
          }
        }),
      );
      await connection.idle();

      const accepted = new Set(connection.exchanges.filter(isAccepted).map(({ body }) => nameIn(body)));
      // No false alarm, and none missing.
      expect(told.filter(({ name, yours }) => yours !== accepted.has(name))).toEqual([]);
      expect(told.filter(({ yours }) => yours).length).toBeGreaterThan(0);
      expect(told.filter(({ yours }) => !yours).length).toBeGreaterThan(0);
      const saved: string[] = [];
      for (const { id } of products) {
        const [, ...revisions] = await storedRevisions(shop, id);
        saved.push(...revisions.map(({ changes }) => String(changes['name']![1])));
      }
      const meantToBe = times(CLIENTS, (client) => times(SAVES, (save) => `client ${client}, save ${save}`)).flat();
      expect(saved.map((name) => name.replace(/, attempt.*/, '')).toSorted()).toEqual(meantToBe.toSorted());
    },
  );
});

async function keys(): Promise<number> {
  return (await shop.sql.row<{ count: number }>('select count(*)::int as count from idempotency_key')).count;
}

type UpdateData = { data: { updateProduct: { __typename: string } } };

function isAccepted({ answer }: Exchange): boolean {
  return (JSON.parse(answer) as UpdateData).data.updateProduct.__typename === 'Product';
}

function nameIn(body: string): string {
  return (JSON.parse(body) as { variables: { patch: { name: string } } }).variables.patch.name;
}
