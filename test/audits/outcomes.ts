import { afterAll, beforeAll, expect } from 'vitest';
import { INNARDS, KNOWN_CODES, type GraphqlError } from '../setup/http.js';
import type { Shop } from '../setup/shop.js';
import { everything } from '../setup/stored.js';
import { http, RawConnection, type RawAnswer } from './raw-http.js';
import { Timings } from './timings.js';

export const ME = '{"query":"{ me { id } }"}';

/** What a request came to: the status, and the code of the error if there is one; or that the connection was closed. */
export type Outcome = `${number} ${string}` | 'closed';
export type Case = readonly [what: string, bytes: string | Buffer, outcome: Outcome];

/** What became of a request that came to nothing. It is told by a GraphQL error, and nothing else is. */
export function outcomeOf(answer: RawAnswer | null): Outcome {
  if (!answer) return 'closed';
  const { status, headers, body } = answer;
  expect(body).not.toMatch(INNARDS);
  if (body === '') return `${status} `;
  expect(headers['content-type']).toBe('application/json; charset=utf-8');
  const { errors, data } = JSON.parse(body) as { errors: GraphqlError[]; data?: null };
  expect(data ?? null).toBeNull();
  expect(errors).toHaveLength(1);
  const { code } = errors[0]!.extensions;
  expect(KNOWN_CODES).toContain(code);
  return `${status} ${code}`;
}

/** What the tests of a file send in all leaves what is stored as it was. */
export function expectNothingWrittenByAny(shop: Shop): void {
  let before: unknown;
  beforeAll(async () => {
    before = await everything(shop);
  });
  afterAll(async () => {
    expect(await everything(shop), 'what is stored').toEqual(before);
  });
}

interface BadRequests {
  expectOutcome: (request: Case) => Promise<void>;
  outcomeOf: (bytes: string | Buffer) => Promise<Outcome>;
  /** Whoever comes next is served as ever. */
  expectServed: (bytes?: string | Buffer) => Promise<void>;
}

/** Requests that come to nothing. */
export function badRequests(what: string, shop: Shop): BadRequests {
  const timings = new Timings(what);
  expectNothingWrittenByAny(shop);

  const answerTo = async (bytes: string | Buffer): Promise<RawAnswer | null> => {
    const connection = await RawConnection.open(shop);
    connection.send(bytes);
    const answer = await connection.next();
    connection.socket.destroy();
    return answer;
  };
  const outcomeTo = async (bytes: string | Buffer): Promise<Outcome> =>
    outcomeOf(await timings.of(() => answerTo(bytes)));
  const expectServed = async (bytes: string | Buffer = http('POST /graphql', ME)): Promise<void> => {
    expect(await answerTo(bytes)).toMatchObject({ status: 200, body: '{"data":{"me":{"id":"ana"}}}\n' });
  };
  const expectOutcome = async ([, bytes, outcome]: Case): Promise<void> => {
    expect(await outcomeTo(bytes)).toBe(outcome);
    await expectServed();
  };
  return { expectOutcome, outcomeOf: outcomeTo, expectServed };
}
