import { Store } from '../store/store.ts';
import { inPane } from './pane.ts';

/** Who uses this tab. Two tabs can be two people: the browser keeps it for each tab alone. */
export interface Person {
  readonly id: string;
  readonly name: string;
  /** Not known of somebody who brought a token of their own: then the server is asked by trying. */
  readonly role: string | null;
}

/** Whoever is not known not to: the server has the last word. */
export function mayWrite({ role }: Person): boolean {
  return role !== 'viewer';
}

export interface Session {
  readonly person: Person;
  readonly token: string;
}

export interface SessionState {
  readonly session: Session | null;
  /** The server takes the token no longer. What is on the screen stays, and waits for a new one. */
  readonly isExpired: boolean;
}

/** What was asked for in one person's name is not done in another's. */
export class PersonChanged extends Error {
  override readonly name = 'PersonChanged';
}

const KEY = inPane('concord.session');

class CurrentSession extends Store<SessionState> {
  start(session: Session): void {
    sessionStorage.setItem(KEY, JSON.stringify(session));
    this.tell({ session, isExpired: false });
  }

  end(): void {
    sessionStorage.removeItem(KEY);
    this.tell({ session: null, isExpired: false });
  }

  /** The server has refused this token, which may have been replaced meanwhile. */
  refused(token: string): void {
    if (this.state().session?.token === token) this.tell({ isExpired: true });
  }

  /** A token of this person, as soon as there is a good one. @throws PersonChanged */
  async tokenOf(personId: string): Promise<string> {
    for (;;) {
      const token = this.tokenNow(personId);
      if (token !== null) return token;
      await this.#change();
    }
  }

  /** Null: there is no good one right now. @throws PersonChanged */
  tokenNow(personId: string): string | null {
    const { session, isExpired } = this.state();
    if (session?.person.id !== personId) throw new PersonChanged('Somebody else uses this tab now.');
    return isExpired ? null : session.token;
  }

  #change(): Promise<void> {
    return new Promise((resolve) => {
      const stop = this.subscribe(() => {
        stop();
        resolve();
      });
    });
  }
}

export const currentSession = new CurrentSession({ session: stored(), isExpired: false });

function stored(): Session | null {
  const text = sessionStorage.getItem(KEY);
  return text ? (JSON.parse(text) as Session) : null;
}
