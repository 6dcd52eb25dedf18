/**
 * Holds an edit lock while somebody edits: acquires it, renews it at a third of its time, and lets it go when the page goes. It tells when
 * the lock is lost and touches nothing else, least of all what was typed: that is the page's to keep.
 *
 *   const kept = await keepEditLock({ url: '/graphql', recordId, note: 'New photos', onLost: showDraft });
 *   if (kept.kind === 'kept') save({ …, lockToken: kept.token });
 */

/** Who holds a lock, why and until when. */
export interface EditLockSeen {
  readonly holder: { readonly id: string; readonly name: string };
  readonly heldByMe: boolean;
  readonly note: string;
  readonly expiresAt: string;
}

export interface EditLockOptions {
  /** Of the GraphQL endpoint. */
  readonly url: string;
  readonly recordId: string;
  /** What others are told, of up to 500 characters. */
  readonly note?: string;
  /** 5 to 3600; 60 when it is not given. */
  readonly ttlSeconds?: number;
  /** Take it from another tab of the same person. */
  readonly takeOverMine?: boolean;
  /** Sent with every request: the authorization, say. Asked anew each time, since tokens are renewed. */
  readonly headers?: () => Readonly<Record<string, string>>;
  /** What to read of the record, as a GraphQL selection: "id version … on Product { name }". */
  readonly recordSelection?: string;
  /** Where pagehide and pageshow are heard: the window, when it is not given and there is one. */
  readonly page?: EventTarget;
  /** The lock is not ours any more, for whatever reason but release(); `heldNow` is the lock in force, if any and if known. Called once. */
  readonly onLost: (heldNow: EditLockSeen | null) => void;
  /** After each renewal: the lock as others see it. */
  readonly onRenewed?: (lock: EditLockSeen) => void;
}

export type EditLockAttempt =
  | { readonly kind: 'kept'; readonly token: string; readonly record: unknown; readonly release: () => Promise<void> }
  | { readonly kind: 'locked'; readonly lock: EditLockSeen; readonly message: string }
  /** It does not exist, is deleted, or an argument breaks a rule. */
  | { readonly kind: 'refused'; readonly message: string };

const LOCK = 'holder { id name } heldByMe note expiresAt';

/** @throws when the server cannot be reached, or answers an error outside the union (UNAUTHENTICATED, say). */
export async function keepEditLock(options: EditLockOptions): Promise<EditLockAttempt> {
  const { recordId, note = '', ttlSeconds = 60, takeOverMine = false, recordSelection = 'id version' } = options;
  // Before it is asked for: the lock lasts at least as long as we believe it does.
  const asked = performance.now();
  const answer = await send(
    options,
    `mutation ($recordId: ID!, $note: String!, $ttlSeconds: Int!, $takeOverMine: Boolean!) {
      answer: acquireEditLock(recordId: $recordId, note: $note, ttlSeconds: $ttlSeconds, takeOverMine: $takeOverMine) {
        __typename
        ... on EditLockGranted { token record { ${recordSelection} } }
        ... on RecordLockedError { message lock { ${LOCK} } }
        ... on MutationError { message }
      }
    }`,
    { recordId, note, ttlSeconds, takeOverMine },
  );
  if (answer.__typename === 'RecordLockedError')
    return { kind: 'locked', lock: answer.lock!, message: answer.message! };
  if (answer.__typename !== 'EditLockGranted') return { kind: 'refused', message: answer.message! };
  const keeper = new Keeper({ ...options, ttlSeconds }, answer.token!, asked);
  keeper.start();
  return { kind: 'kept', token: answer.token!, record: answer.record, release: () => keeper.release() };
}

class Keeper {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #ended = false;
  readonly #page: EventTarget | undefined;

  constructor(
    private readonly options: EditLockOptions & { readonly ttlSeconds: number },
    private readonly token: string,
    /** Since when it is known to have its whole time before it, by a clock that only goes forward. */
    private since: number,
  ) {
    this.#page = options.page ?? (globalThis as { window?: EventTarget }).window;
  }

  start(): void {
    this.#page?.addEventListener('pagehide', this.#onHide);
    this.#page?.addEventListener('pageshow', this.#onShow);
    this.#next(this.#third);
  }

  async release(): Promise<void> {
    if (this.#ended) return;
    this.#end();
    await this.#letGo();
  }

  /** Also on the way out: `keepalive` lets the request outlive the page. One that gets lost costs others no more than the lock's time. */
  async #letGo(): Promise<void> {
    const { recordId } = this.options;
    await send(
      this.options,
      'mutation ($recordId: ID!, $token: ID!) { answer: releaseEditLock(recordId: $recordId, token: $token) { __typename } }',
      { recordId, token: this.token },
      { keepalive: true },
    ).catch(() => undefined);
  }

  async #renew(): Promise<void> {
    const asked = performance.now();
    // The server is away when it answers nothing: nobody knows of a loss then, before the time is over.
    const answer = await this.#askForMore().catch(() => null);
    if (this.#ended) return;
    if (!answer) return this.#tryAgain();
    if (answer.__typename !== 'EditLock') return this.#lose(answer.lock ?? null);
    this.since = asked;
    this.#next(this.#third);
    this.options.onRenewed?.(answer as unknown as EditLockSeen);
  }

  #askForMore(): Promise<Answer> {
    const { recordId, ttlSeconds } = this.options;
    // A request that hangs would keep the page from noticing that the time is over, and from trying again before.
    const patience = this.#left > 0 ? Math.min(this.#third, this.#left) : this.#third;
    return send(
      this.options,
      `mutation ($recordId: ID!, $token: ID!, $ttlSeconds: Int!) {
        answer: renewEditLock(recordId: $recordId, token: $token, ttlSeconds: $ttlSeconds) {
          __typename
          ... on EditLock { ${LOCK} }
          ... on LockLostError { lock { ${LOCK} } }
        }
      }`,
      { recordId, token: this.token, ttlSeconds },
      { signal: AbortSignal.timeout(Math.ceil(patience)) },
    );
  }

  #tryAgain(): void {
    const left = this.#left;
    if (left <= 0) this.#lose(null);
    else this.#next(Math.min(this.#third / 3, left));
  }

  /** How long it is surely held yet, in milliseconds. */
  get #left(): number {
    return this.since + this.options.ttlSeconds * 1000 - performance.now();
  }

  get #third(): number {
    return (this.options.ttlSeconds * 1000) / 3;
  }

  #next(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#renew(), milliseconds);
  }

  #lose(heldNow: EditLockSeen | null): void {
    this.#end();
    this.options.onLost(heldNow);
  }

  #end(): void {
    this.#ended = true;
    clearTimeout(this.#timer);
    this.#page?.removeEventListener('pagehide', this.#onHide);
    this.#page?.removeEventListener('pageshow', this.#onShow);
  }

  /** Hidden for good, or put aside (`persisted`) to be shown again perhaps: then the lock runs on, and out if that takes too long. */
  #onHide = (event: Event): void => {
    clearTimeout(this.#timer);
    if ((event as { persisted?: boolean }).persisted) return;
    this.#end();
    void this.#letGo();
  };

  #onShow = (event: Event): void => {
    if ((event as { persisted?: boolean }).persisted) void this.#renew();
  };
}

interface Answer {
  readonly __typename: string;
  readonly token?: string;
  readonly record?: unknown;
  readonly lock?: EditLockSeen | null;
  readonly message?: string;
}

async function send(
  { url, headers }: EditLockOptions,
  query: string,
  variables: object,
  init: Pick<RequestInit, 'keepalive' | 'signal'> = {},
): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers?.() },
    body: JSON.stringify({ query, variables }),
    ...init,
  });
  const { data, errors } = (await response.json()) as {
    data?: { answer: Answer } | null;
    errors?: { message: string }[];
  };
  if (!data) throw new Error(errors?.[0]?.message ?? 'The server gave no answer.');
  return data.answer;
}
