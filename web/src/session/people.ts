import type { Person, Session } from './session.ts';

interface DemoPerson {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly token: string;
}

let asked: Promise<readonly Session[]> | undefined;

/** As whom the page can be tried out: nobody, in production. */
export function demoSessions(): Promise<readonly Session[]> {
  asked ??= askForDemo();
  return asked;
}

/** The tokens of before have run out. */
export function forgetDemoSessions(): void {
  asked = undefined;
}

async function askForDemo(): Promise<readonly Session[]> {
  const response = await fetch('/demo/people').catch(() => null);
  if (!response?.ok) return [];
  const people = (await response.json()) as DemoPerson[];
  return people.map(({ token, ...person }) => ({ person, token }));
}

/** Whose token it is; null where the server takes it for nobody's. @throws when the server cannot be reached. */
export async function personOf(token: string): Promise<Person | null> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: '{ me { id name } }' }),
  });
  const { data } = (await response.json()) as { data?: { me: { id: string; name: string } } | null };
  return data ? { ...data.me, role: null } : null;
}
