import { Client, types, type QueryResultRow } from 'pg';

// Timestamps and amounts as PostgreSQL writes them: a test compares them to the digit.
const AS_TEXT = {
  getTypeParser: (oid: number): unknown => (oid === 1184 || oid === 1700 ? String : types.getTypeParser(oid)),
};

/** One connection behind the server's back: what psql would be. */
export class Sql {
  readonly #client: Client;

  private constructor(url: string) {
    this.#client = new Client({ connectionString: url, application_name: 'behind-the-back', types: AS_TEXT });
  }

  static async connect(url: string): Promise<Sql> {
    const sql = new Sql(url);
    await sql.#client.connect();
    return sql;
  }

  async rows<Row extends QueryResultRow>(text: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return (await this.#client.query<Row>(text, [...parameters])).rows;
  }

  /** The only row that the statement answers. */
  async row<Row extends QueryResultRow>(text: string, parameters: readonly unknown[] = []): Promise<Row> {
    const [row, ...others] = await this.rows<Row>(text, parameters);
    if (!row || others.length > 0) throw new Error(`${others.length + (row ? 1 : 0)} rows instead of one: ${text}`);
    return row;
  }

  async close(): Promise<void> {
    await this.#client.end();
  }
}
