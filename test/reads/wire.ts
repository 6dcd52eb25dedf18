import { createServer, connect, type AddressInfo, type Server } from 'node:net';
import { afterAll } from 'vitest';
import { useShop, type Shop } from '../setup/shop.js';

/** A statement as the database was given it. */
export interface Statement {
  readonly sql: string;
  readonly parameters: readonly (string | null)[];
}

/**
 * Stands between the server and PostgreSQL and notes every statement that passes: nothing that the server does to the
 * database can escape it, by whichever library. Source: https://www.postgresql.org/docs/current/protocol-message-formats.html
 */
export class Wire {
  /** The SQLSTATE of every error that the database has answered. */
  readonly errors: string[] = [];
  #statements: Statement[] = [];
  #server: Server | null = null;
  #before: ((statement: Statement) => Promise<unknown>) | null = null;

  /** Answers the address under which the database is reached through it. */
  async listen(databaseUrl: string): Promise<string> {
    const { hostname, port } = new URL(databaseUrl);
    this.#server = createServer((client) => {
      const database = connect(Number(port || 5432), hostname);
      const read = reader();
      let passed = Promise.resolve();
      const pass = async (before: Promise<void>, chunk: Buffer): Promise<void> => {
        await before;
        for (const statement of read(chunk)) await this.#note(statement);
        database.write(chunk);
      };
      client.on('data', (chunk: Buffer) => {
        passed = pass(passed, chunk);
      });
      database.on('data', (chunk: Buffer) => {
        // The code comes right after the severity. Source: https://www.postgresql.org/docs/current/protocol-error-fields.html
        for (const [, code] of chunk.toString('latin1').matchAll(/\0VERROR\0C(\w{5})\0/g)) this.errors.push(code!);
      });
      database.pipe(client);
      client.on('close', () => database.destroy());
      database.on('close', () => client.destroy());
      client.on('error', () => database.destroy());
      database.on('error', () => client.destroy());
    });
    await new Promise<void>((resolve) => void this.#server!.listen(0, '127.0.0.1', resolve));
    const url = new URL(databaseUrl);
    url.hostname = '127.0.0.1';
    url.port = String((this.#server.address() as AddressInfo).port);
    return url.href;
  }

  close(): Promise<void> {
    return new Promise((resolve) => void this.#server!.close(() => resolve()));
  }

  async #note(statement: Statement): Promise<void> {
    this.#statements.push(statement);
    await this.#before?.(statement);
  }

  /** While `act` goes on, every statement waits at the door of the database until `meanwhile` has been done. */
  async interposing<T>(meanwhile: (statement: Statement) => Promise<unknown>, act: () => Promise<T>): Promise<T> {
    this.#before = meanwhile;
    try {
      return await act();
    } finally {
      this.#before = null;
    }
  }

  /** What was sent to the database while `act` went on. */
  async during(act: () => Promise<unknown>): Promise<Statement[]> {
    this.#statements = [];
    await act();
    return this.#statements;
  }
}

/** A shop whose statements can be looked at. */
export function useWiredShop(): { shop: Shop; wire: Wire } {
  const wire = new Wire();
  // Hooks end in the reverse of their order: the shop first, and then what its connections go through.
  afterAll(() => wire.close());
  return { shop: useShop({ between: (url) => wire.listen(url) }), wire };
}

/** Takes what a client sends, in whatever pieces, and tells of each statement that is to be carried out. */
function reader(): (chunk: Buffer) => Statement[] {
  const prepared = new Map<string, string>();
  let bound: Statement | null = null;
  let rest = Buffer.alloc(0);
  let started = false;
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    const told: Statement[] = [];
    for (;;) {
      // The first message has no type, only a length.
      const typeBytes = started ? 1 : 0;
      if (rest.length < typeBytes + 4) return told;
      const end = typeBytes + rest.readInt32BE(typeBytes);
      if (rest.length < end) return told;
      const type = started ? String.fromCharCode(rest[0]!) : 'startup';
      const body = rest.subarray(typeBytes + 4, end);
      rest = rest.subarray(end);
      started = true;
      if (type === 'Q') told.push({ sql: texts(body, 1)[0]!, parameters: [] });
      if (type === 'P') {
        const [name, sql] = texts(body, 2);
        prepared.set(name!, sql!);
      }
      if (type === 'B') bound = bind(body, prepared);
      if (type === 'E' && bound) told.push(bound);
    }
  };
}

function bind(body: Buffer, prepared: ReadonlyMap<string, string>): Statement {
  const [portal, name] = texts(body, 2);
  let at = Buffer.byteLength(portal!) + Buffer.byteLength(name!) + 2;
  at += 2 + 2 * body.readInt16BE(at);
  const count = body.readInt16BE(at);
  at += 2;
  const parameters = Array.from({ length: count }, () => {
    const length = body.readInt32BE(at);
    at += 4;
    if (length === -1) return null;
    at += length;
    return body.toString('utf8', at - length, at);
  });
  return { sql: prepared.get(name!)!, parameters };
}

/** The first so many texts of a message, each of which ends with a zero byte. */
function texts(body: Buffer, count: number): string[] {
  return body.toString('utf8').split('\0', count);
}
