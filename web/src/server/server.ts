import type { ApolloClient } from '@apollo/client';
import type { Client as SocketClient } from 'graphql-ws';
import { RowCache } from '../list/row-cache.ts';
import { CurrentCursorDocument } from '../gql/graphql.ts';
import { createClient, createSocket } from './client.ts';
import { followLocks } from './lock-news.ts';
import { News } from './news.ts';

const TRY_AGAIN_MS = 1_000;

/** All that speaks to the server, in the name of one person, for as long as they use the tab. */
export class Server {
  readonly client: ApolloClient;
  readonly rows = new RowCache();
  readonly news: News;
  readonly #socket: SocketClient;
  #isClosed = false;
  #stopLocks: () => void = () => undefined;

  constructor(readonly personId: string) {
    this.#socket = createSocket(personId);
    this.client = createClient(personId, this.#socket);
    this.news = new News(this.rows, personId);
  }

  /** The place in the feed comes before all that is read: so nothing is missed in between. False when it was closed meanwhile. */
  async open(onAway: () => void): Promise<boolean> {
    let cursor = await this.#cursor();
    while (cursor === null && !this.#isClosed) {
      onAway();
      await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN_MS));
      cursor = await this.#cursor();
    }
    if (this.#isClosed || cursor === null) return false;
    void this.news.start(cursor);
    this.#stopLocks = followLocks(this.client, this.rows, this.#socket);
    return true;
  }

  close(): void {
    this.#isClosed = true;
    this.news.stop();
    this.#stopLocks();
    // It rejects where it was just about to connect.
    void Promise.resolve(this.#socket.dispose()).catch(() => undefined);
    this.client.stop();
  }

  async #cursor(): Promise<string | null> {
    const { data } = await this.client.query({ query: CurrentCursorDocument }).catch(() => ({ data: undefined }));
    return data?.currentCursor ?? null;
  }
}
