import { Client, types, type QueryResult, type QueryResultRow } from 'pg';

// Timestamps and amounts as PostgreSQL writes them: a test compares them to the digit.
const AS_TEXT = {
  getTypeParser: (oid: number): unknown => (oid === 1184 || oid === 1700 ? String : types.getTypeParser(oid)),
};

/** One connection behind the server's back: what psql would be. */
export class Sql {
  readonly #client: Client;
  #last: Promise<unknown> = Promise.resolve();

  private constructor(url: string) {
    this.#client = new Client({ connectionString: url, application_name: 'behind-the-back', types: AS_TEXT });
  }

  static async connect(url: string): Promise<Sql> {
    const sql = new Sql(url);
    await sql.#client.connect();
    return sql;
  }

  /** One statement after the other, whoever asks: a connection carries out no two at once. */
  async rows<Row extends QueryResultRow>(text: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const answer = this.#after(this.#last, text, parameters);
    this.#last = answer.catch(() => undefined);
    return (await answer).rows as Row[];
  }

  async #after(last: Promise<unknown>, text: string, parameters: readonly unknown[]): Promise<QueryResult> {
    await last;
    return this.#client.query(text, [...parameters]);
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
