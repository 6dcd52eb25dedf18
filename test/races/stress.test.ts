import { expect, it } from 'vitest';
import {
  adjustStock,
  deleteProduct,
  newProducts,
  readRecord,
  restoreProduct,
  saveProduct,
  saveProducts,
  type Product,
} from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import { times } from '../setup/race.js';
import { useShop } from '../setup/shop.js';
import type { Sql } from '../setup/sql.js';
import { storedRevisions, storedRow, type StoredRevision } from '../setup/stored.js';

const shop = useShop();
const [CLIENTS, ROUNDS, RECORDS] = [16, 80, 8];

type Answer = Awaited<ReturnType<typeof saveProduct>>;
type BatchAnswer = Awaited<ReturnType<typeof saveProducts>>;
type EntryError = Extract<BatchAnswer, { __typename: 'BatchError' }>['failures'][number]['error'];
type Conflict = Extract<Answer, { __typename: 'ConflictError' }>;

/** What all clients together were told. */
class Ledger {
  readonly accepted: Product[] = [];
  readonly conflicts: Conflict[] = [];
  acceptedByHand = 0;

  /** An answer to a write that was based on the product as it was read; what is known of the product then. */
  note(read: Product, answer: Answer | EntryError): Product {
    if (answer.__typename === 'ConflictError') {
      this.conflicts.push(answer);
      return expectType(answer.current, 'Product');
    }
    if (answer.__typename !== 'Product') {
      // Refused at the right version: only because it is deleted, or is not.
      expect(expectType(answer, 'ValidationError').message).toMatch(/delete/);
      return read;
    }
    if (answer.version !== read.version) this.accepted.push(answer);
    return answer;
  }
}

/** One editor, who goes on with whatever was seen last, however old. */
class Editor {
  readonly #seen: Map<string, Product>;

  constructor(
    private readonly name: string,
    private readonly ledger: Ledger,
    private readonly psql: Sql,
    products: readonly Product[],
  ) {
    this.#seen = new Map(products.map((product) => [product.id, product]));
  }

  async round(round: number): Promise<void> {
    const [one, two] = [...this.#seen.values()].toSorted(() => Math.random() - 0.5);
    const text = `${this.name}, round ${round}`;
    const dice = Math.random();
    if (dice < 0.5) this.#saw(this.ledger.note(one!, await saveProduct(shop, one!, randomPatch(text))));
    else if (dice < 0.65) await this.#saveBoth(one!, two!, text);
    else if (dice < 0.75)
      this.#saw(this.ledger.note(one!, await (one!.deletedAt ? restoreProduct : deleteProduct)(shop, one!)));
    else if (dice < 0.82) await this.#adjust(one!);
    else if (dice < 0.92) await this.#byHand(one!, text);
    else this.#saw(await readRecord(shop, 'Product', one!.id));
  }

  #saw(product: Product): void {
    this.#seen.set(product.id, product);
  }

  async #saveBoth(one: Product, two: Product, text: string): Promise<void> {
    const reads = [one, two];
    const answer = await saveProducts(
      shop,
      reads.map((read) => [read, randomPatch(text)] as const),
    );
    if (answer.__typename === 'ProductsUpdated') {
      answer.products.forEach((product, index) => this.#saw(this.ledger.note(reads[index]!, product)));
    } else {
      for (const { index, error } of expectType(answer, 'BatchError').failures) {
        this.#saw(this.ledger.note(reads[index]!, error));
      }
    }
  }

  /** Commutes, so that it is never stale. */
  async #adjust({ id }: Product): Promise<void> {
    const answer = await adjustStock(shop, id, 1);
    if (answer.__typename === 'Product') {
      this.ledger.accepted.push(answer);
      this.#saw(answer);
    } else expect(expectType(answer, 'ValidationError').message).toContain('restore it first');
  }

  /** From psql: with no version, with the next one by hand, or with a wrong one. */
  async #byHand({ id, version }: Product, text: string): Promise<void> {
    const change = `update products set name = $2`;
    const rows = await [
      () => this.psql.rows(`${change} where id = $1 returning id`, [id, text]),
      () =>
        this.psql.rows(`${change}, version = version + 1 where id = $1 and version = $3 returning id`, [
          id,
          text,
          version,
        ]),
      () => this.psql.rows(`${change}, version = version + 2 where id = $1 returning id`, [id, text]).catch(() => []),
    ][Math.floor(Math.random() * 3)]!();
    this.ledger.acceptedByHand += rows.length;
  }
}

function randomPatch(text: string): object {
  const all = {
    name: text,
    description: `${text}\n${Math.random()}`,
    price: (Math.random() * 100).toFixed(2),
    tags: [text, 'x'],
  };
  return Object.fromEntries(Object.entries(all).filter(() => Math.random() < 0.6));
}

interface State {
  version: number;
  [field: string]: unknown;
}

const seconds = (text: unknown): string | null => (text == null ? null : new Date(text as string).toISOString());

/** Every version of a record, made of nothing but its revisions. */
function replay(revisions: readonly StoredRevision[]): Map<number, State> {
  const row: Record<string, unknown> = { deleted_at: null };
  return new Map(
    revisions.map(({ version, changes, actor_id }) => {
      for (const [column, [before, after]] of Object.entries(changes)) {
        expect(row[column] ?? null, `${column} before version ${version}`).toEqual(before);
        row[column] = after;
      }
      const { deleted_at, price, category_id: _category, ...same } = row;
      const state = {
        ...same,
        version,
        price: Number(price).toFixed(2),
        deletedAt: seconds(deleted_at),
        updatedBy: actor_id,
      };
      return [version, state];
    }),
  );
}

function stateOf({
  version,
  sku,
  name,
  description,
  price,
  stock,
  tags,
  status,
  deletedAt,
  updatedBy,
}: Product): State {
  return { version, sku, name, description, price, stock, tags, status, deletedAt, updatedBy: updatedBy.id };
}

it(
  `V1, V2, V4, V7, V9: ${CLIENTS} clients, ${CLIENTS * ROUNDS} rounds of saves, batches, deletions, restorations and raw SQL on ${RECORDS} records: no edit is lost`,
  { timeout: 120_000 },
  async () => {
    const products = await newProducts(shop, RECORDS);
    const ledger = new Ledger();
    await Promise.all(
      times(CLIENTS, async (index) => {
        const editor = new Editor(`client ${index}`, ledger, await shop.connect(), products);
        for (let round = 1; round <= ROUNDS; round++) await editor.round(round);
      }),
    );

    // It was a race, and not a procession.
    expect(ledger.conflicts.length).toBeGreaterThan(CLIENTS);
    expect(ledger.accepted.length).toBeGreaterThan(CLIENTS);

    let revisionsInAll = 0;
    for (const { id } of products) {
      const revisions = await storedRevisions(shop, id);
      revisionsInAll += revisions.length;
      expect(revisions.map(({ version }) => version)).toEqual(times(revisions.length, (index) => index + 1));
      expect(await storedRow(shop, 'products', id)).toMatchObject({ version: revisions.length });

      const history = replay(revisions);
      const accepted = ledger.accepted.filter((product) => product.id === id);
      expect(new Set(accepted.map(({ version }) => version)).size, 'versions accepted twice').toBe(accepted.length);
      for (const product of accepted) expect(stateOf(product)).toEqual(history.get(product.version));

      for (const { current, base, currentVersion, expectedVersion } of ledger.conflicts.filter(
        (each) => each.current.id === id,
      )) {
        expect(currentVersion).toBeGreaterThan(expectedVersion);
        expect(stateOf(expectType(current, 'Product'))).toEqual(history.get(currentVersion));
        expect(stateOf(expectType(base, 'Product'))).toEqual(history.get(expectedVersion));
      }
    }
    // Nothing was accepted without a revision, and no revision was written without anybody being told.
    expect(revisionsInAll).toBe(RECORDS + ledger.accepted.length + ledger.acceptedByHand);
  },
);
