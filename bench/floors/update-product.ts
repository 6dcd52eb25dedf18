import { Pool } from 'pg';

const pool = new Pool({
  connectionString: process.env['DATABASE_URL'],
  max: Number(process.env['DATABASE_POOL_SIZE']),
});

export interface ProductRow {
  id: string;
  version: number;
  sku: string;
  name: string;
  description: string;
  price: string;
  stock: number;
  tags: string[];
  status: string;
  updated_at: Date;
}

export interface ProductUpdate {
  readonly id: string;
  readonly expectedVersion: number;
  readonly name: string;
}

/**
 * The least that a versioned write can cost: one prepared statement, which is its own transaction. The new write_id makes
 * it the server's change in the eyes of the table's triggers, which write the revision, as they do for everybody.
 */
export async function updateProduct({ id, expectedVersion, name }: ProductUpdate): Promise<ProductRow | null> {
  const { rows } = await pool.query<ProductRow>({
    name: 'update-product',
    text: `update products set name = $3, version = version + 1, updated_at = clock_timestamp(),
        updated_by_id = 'ben', updated_by_name = 'Ben', write_id = gen_random_uuid()
      where id = $1 and version = $2 returning *`,
    values: [id, expectedVersion, name],
  });
  return rows[0] ?? null;
}

export async function versionOf(id: string): Promise<number | null> {
  const { rows } = await pool.query<{ version: number }>('select version from products where id = $1', [id]);
  return rows[0]?.version ?? null;
}
