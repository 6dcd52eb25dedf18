import { demoSessions } from '../session/people.ts';
import type { Person } from '../session/session.ts';

const QUERY = '{ products(first: 1, filter: { status: ACTIVE }) { nodes { id } } }';

export interface Stage {
  readonly first: Person;
  readonly second: Person;
  /** The address of what both have open: some product, or the list where there is none. */
  readonly at: string;
}

/** Null where there are no demo people. They are two editors: neither may do what the other may not. */
export async function findStage(): Promise<Stage | null> {
  const sessions = await demoSessions();
  const [first, second] = sessions.filter(({ person }) => person.role === 'editor');
  if (!first || !second) return null;
  return { first: first.person, second: second.person, at: await someProduct(first.token) };
}

async function someProduct(token: string): Promise<string> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: QUERY }),
  });
  const { data } = (await response.json()) as { data: { products: { nodes: { id: string }[] } } | null };
  const id = data?.products.nodes[0]?.id;
  return id ? `/products/${id}` : '/products';
}
