import type { Draft, Save } from 'concord/client';

/** What is kept of an editing session in the browser's storage: whatever becomes of the tab, it is there again. */
export interface KeptDraft extends Kept {
  readonly draft: Draft;
  /** Sent, and not known to have been answered: it is sent again, by the same key. */
  readonly pending: PendingSave | null;
}

/** For a list of drafts. */
export interface Kept {
  readonly name: string;
  /** The address at which it is gone on with. */
  readonly at: string;
  /** Sent, and not known to have been answered: it is sent again, by the same key, where it is opened. */
  readonly pending?: unknown;
  readonly keptAt: string;
}

export interface PendingSave {
  readonly save: Save;
  readonly lockToken: string | null;
  readonly key: string;
}

const PREFIX = 'concord.draft';

/** Sessions of this page that are over. The browser lets their locks go a moment later, when the next screen may have looked already. */
const leftHere = new Set<string>();

/** The drafts of one person on one record. Two tabs have two: neither overwrites what is typed in the other. */
export class DraftKeeper<K extends Kept> {
  readonly #session = crypto.getRandomValues(new Uint32Array(2)).join('-');
  readonly #beginning: string;
  readonly #key: string;
  #left = Promise.withResolvers<void>();
  #isClosed = false;

  /** Of one record, or of what is to become one. */
  constructor(personId: string, subject: string) {
    this.#beginning = `${PREFIX}/${personId}/${subject}/`;
    this.#key = this.#beginning + this.#session;
  }

  /** Says that this session lives, and takes over the draft of one that does not: of this tab, or else the newest. */
  async open(): Promise<K | null> {
    addEventListener('pagehide', this.#letGo);
    addEventListener('pageshow', this.#onShown);
    const alive = await livingSessions();
    await this.#hold();
    const orphans = keysOf(this.#beginning).filter((key) => !alive.has(key) || leftHere.has(key));
    // Of tabs that are loaded again at the same time, each has its own.
    const mine = sessionStorage.getItem(this.#beginning);
    sessionStorage.setItem(this.#beginning, this.#key);
    const found = newestFirst(orphans);
    const adopted = found.find(({ key }) => key === mine) ?? found[0];
    if (!adopted) return null;
    const kept = adopted.kept as K;
    this.keep(kept);
    localStorage.removeItem(adopted.key);
    return kept;
  }

  close(): void {
    this.#isClosed = true;
    leftHere.add(this.#key);
    removeEventListener('pagehide', this.#letGo);
    removeEventListener('pageshow', this.#onShown);
    this.#letGo();
  }

  /** @throws when the browser has no room, or keeps nothing. */
  keep(kept: K): void {
    localStorage.setItem(this.#key, JSON.stringify(kept));
    tellWatchers();
  }

  forget(): void {
    localStorage.removeItem(this.#key);
    tellWatchers();
  }

  /** The browser lets it go when the tab is gone, however that came about. (It has no locks where the page comes by plain HTTP.) */
  async #hold(): Promise<void> {
    const left = (this.#left = Promise.withResolvers<void>());
    await new Promise<void>((resolve) => {
      if (this.#isClosed || !('locks' in navigator)) return resolve();
      void navigator.locks.request(this.#key, () => {
        resolve();
        return left.promise;
      });
    });
  }

  /** A page that was left may be kept for whoever goes back, with its locks: it lives again only then. */
  readonly #letGo = (): void => this.#left.resolve();

  readonly #onShown = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) void this.#hold();
  };
}

const watchers = new Set<() => void>();

function tellWatchers(): void {
  for (const watcher of watchers) watcher();
}

/** Whenever a draft is kept or forgotten, in whichever tab. */
export function watchDrafts(watcher: () => void): () => void {
  watchers.add(watcher);
  addEventListener('storage', watcher);
  return () => {
    watchers.delete(watcher);
    removeEventListener('storage', watcher);
  };
}

/** Newest first. */
export function draftsOf(personId: string): { readonly key: string; readonly kept: Kept }[] {
  return newestFirst(keysOf(`${PREFIX}/${personId}/`));
}

async function livingSessions(): Promise<Set<string | undefined>> {
  if (!('locks' in navigator)) return new Set();
  const { held = [] } = await navigator.locks.query();
  return new Set(held.map(({ name }) => name));
}

function keysOf(beginning: string): string[] {
  return Object.keys(localStorage).filter((key) => key.startsWith(beginning));
}

function newestFirst(keys: readonly string[]): { key: string; kept: Kept }[] {
  const found = keys.flatMap((key) => {
    const text = localStorage.getItem(key);
    return text ? [{ key, kept: JSON.parse(text) as Kept }] : [];
  });
  return found.toSorted((a, b) => b.kept.keptAt.localeCompare(a.kept.keptAt));
}
