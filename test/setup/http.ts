import { expect } from 'vitest';
import { STATUS_OF_CODE } from '../../src/server/error-codes.js';

/** A string is sent as it is; anything else as JSON. */
export type Body = string | object;

export interface GraphqlError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: { readonly code: string };
}

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly data: unknown;
  readonly errors: readonly GraphqlError[];
}

/** What no answer may tell: where in our code or in a library something happened, and how we speak to the database. */
export const INNARDS =
  /stacktrace|\.[jt]s:\d+|node_modules|\bselect [^"]+ from\b|insert into |update "?\w+"? set|relation "|constraint "/i;

/** Every code that there is: no answer has another one. */
export const KNOWN_CODES: ReadonlySet<string> = new Set(Object.keys(STATUS_OF_CODE));

export async function post(url: string, body: Body, headers: Record<string, string>): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await response.text();
  expect(text).not.toMatch(INNARDS);
  const { data = null, errors = [] } = JSON.parse(text) as { data?: unknown; errors?: GraphqlError[] };
  for (const { extensions } of errors) expect(KNOWN_CODES).toContain(extensions.code);
  return { status: response.status, text, data, errors };
}

export class GraphqlErrors extends Error {
  constructor(readonly answer: Answer) {
    super(answer.text);
  }
}

export function resultOf(answer: Answer): unknown {
  if (answer.errors.length > 0 || answer.status !== 200) throw new GraphqlErrors(answer);
  return answer.data;
}

type Named = { __typename?: string };

/** Narrows a member of a union, and fails with the whole of it when it is another one. */
export function expectType<Union extends Named, Name extends NonNullable<Union['__typename']>>(
  result: Union | null | undefined,
  name: Name,
): Extract<Union, { __typename?: Name }> {
  if (result?.__typename !== name) expect.fail(`${name} was expected, not ${JSON.stringify(result, null, 2)}`);
  return result as Extract<Union, { __typename?: Name }>;
}
