import { currentSession } from '../session/session.ts';

const UNAUTHORIZED = 401;

/** As fetch, in this person's name. A request whose token has run out waits until there is another, and is made again. */
export function fetchAs(personId: string): typeof fetch {
  return async (input, init) => {
    for (;;) {
      // Not waited for where it is there: whatever the page is busy with, the request is on its way.
      const token = currentSession.tokenNow(personId) ?? (await currentSession.tokenOf(personId));
      const headers = new Headers(init?.headers);
      headers.set('authorization', `Bearer ${token}`);
      const response = await fetch(input, { ...init, headers });
      if (response.status !== UNAUTHORIZED) return response;
      currentSession.refused(token);
    }
  };
}
