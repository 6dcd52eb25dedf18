import { Kind, print } from 'graphql';
import { follow, FollowRefused, ResyncRequired, type ConnectionState, type RecordChange } from 'concord/client';
import { ROWS, type Row, type RowCache } from '../list/row-cache.ts';
import { currentSession, PersonChanged } from '../session/session.ts';
import { SOCKET_URL } from './client.ts';

export type Change = RecordChange & { readonly record: Row };

interface Listener {
  readonly onChange: (change: Change) => void;
  /** What happened meanwhile cannot be told any more: everything has to be read anew. */
  readonly onGap: () => void;
}

/** Every change that anybody makes, as long as the page is open: into the rows first, and then to whoever listens. */
export class News {
  #state: ConnectionState = 'connected';
  readonly #listeners = new Set<Listener>();
  readonly #stateListeners = new Set<() => void>();
  readonly #end = new AbortController();

  constructor(
    private readonly rows: RowCache,
    private readonly personId: string,
  ) {}

  get state(): ConnectionState {
    return this.#state;
  }

  readonly onState = (listener: () => void): (() => void) => {
    this.#stateListeners.add(listener);
    return () => void this.#stateListeners.delete(listener);
  };

  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** From a cursor that is older than all that the page has read. */
  async start(after: string): Promise<void> {
    let place: string | null = after;
    while (!this.#end.signal.aborted) {
      const following = this.#follow(place);
      try {
        for await (const change of following) this.#take(change);
      } catch (error) {
        place = await this.#placeAfter(error, following.cursor);
      }
    }
  }

  stop(): void {
    this.#end.abort();
  }

  #follow(after: string | null) {
    return follow<Change>({
      url: SOCKET_URL,
      types: Object.keys(ROWS).map((typename) => typename.toUpperCase()),
      after,
      selection: `record { ${rowSelections()} }`,
      authorization: async () => `Bearer ${await currentSession.tokenOf(this.personId)}`,
      signal: this.#end.signal,
      onConnection: (state) => {
        this.#state = state;
        for (const listener of this.#stateListeners) listener();
      },
    });
  }

  #take(change: Change): void {
    this.rows.keep(change.record);
    for (const { onChange } of this.#listeners) onChange(change);
  }

  /** Where to go on, once that is possible. @throws what nobody foresaw. */
  async #placeAfter(error: unknown, cursor: string | null): Promise<string | null> {
    if (error instanceof ResyncRequired) {
      for (const { onGap } of this.#listeners) onGap();
      return null;
    }
    if (!(error instanceof FollowRefused) || error.code !== 'UNAUTHENTICATED') throw error;
    const { session } = currentSession.state();
    if (session) currentSession.refused(session.token);
    try {
      await currentSession.tokenOf(this.personId);
    } catch (reason) {
      if (!(reason instanceof PersonChanged)) throw reason;
      this.stop();
    }
    return cursor;
  }
}

/** What the lists show of a record, as their own operations read it. */
function rowSelections(): string {
  const selections = Object.entries(ROWS).map(
    ([
      typename,
      {
        definitions: [fragment],
      },
    ]) => {
      if (fragment?.kind !== Kind.FRAGMENT_DEFINITION) throw new Error('The fragment of a row is none.');
      return `... on ${typename} ${print(fragment.selectionSet)}`;
    },
  );
  return selections.join(' ');
}
