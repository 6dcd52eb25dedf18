import { keepEditLock, type EditLockSeen } from 'concord/client';
import { AskForLockDocument, BreakLockDocument, HandOverLockDocument, type LockFragment } from '../gql/graphql.ts';
import type { Server } from '../server/server.ts';
import { currentSession } from '../session/session.ts';
import type { RecordEditor } from './editor.ts';
import { Store } from '../store/store.ts';

export interface LockingState {
  /** This session holds the lock. */
  readonly isHeld: boolean;
  readonly isBusy: boolean;
  /** It did, and lost it: handed over, broken, or run out. */
  readonly isLost: boolean;
  /** The holder has been told that one waits for it. */
  readonly hasAsked: boolean;
  readonly message: string | null;
}

const NOTHING: LockingState = { isHeld: false, isBusy: false, isLost: false, hasAsked: false, message: null };

interface Held {
  readonly token: string;
  readonly release: () => Promise<void>;
}

type Answer = { readonly __typename: string; readonly message?: string };

/** The edit lock of one record, as one person's session holds it, asks for it, and gives it away. */
export class Locking extends Store<LockingState> {
  #held: Held | null = null;
  #isSeen = false;

  constructor(
    private readonly server: Server,
    private readonly recordId: string,
    private readonly editor: Pick<RecordEditor, 'holdLock' | 'read'>,
  ) {
    super(NOTHING);
  }

  async take(note: string, { takeOverMine = false } = {}): Promise<void> {
    await this.#while(async () => {
      const attempt = await keepEditLock({
        url: '/graphql',
        recordId: this.recordId,
        note,
        takeOverMine,
        headers: () => ({ authorization: `Bearer ${currentSession.state().session?.token ?? ''}` }),
        onLost: (heldNow) => this.#lose(heldNow),
      });
      if (attempt.kind !== 'kept') return attempt.message;
      this.#held = attempt;
      this.editor.holdLock({ token: attempt.token, onLost: () => this.#lose(null) });
      this.tell({ isHeld: true, isLost: false, hasAsked: false });
      // Editing starts from what it was when the lock was granted.
      await this.editor.read();
      return null;
    });
  }

  /** As everybody is told: sooner than the next renewal would find it out. */
  seen(lock: LockFragment | null): void {
    if (!this.#held) return;
    // The news of one's own lock may come after its token.
    if (lock?.heldByMe) this.#isSeen = true;
    else if (this.#isSeen) this.#lose(lock);
  }

  async release(): Promise<void> {
    const held = this.#held;
    this.#letGo({ isLost: false });
    await held?.release();
  }

  async ask(message: string): Promise<void> {
    const { recordId } = this;
    const problem = await this.#do(() =>
      this.server.client.mutate({
        mutation: AskForLockDocument,
        variables: { recordId, message },
      }),
    );
    if (problem === null) this.tell({ hasAsked: true });
  }

  async handOver(to: string): Promise<void> {
    const held = this.#held;
    if (!held) return;
    const [{ recordId }, { token }] = [this, held];
    const problem = await this.#do(() =>
      this.server.client.mutate({
        mutation: HandOverLockDocument,
        variables: { recordId, token, to },
      }),
    );
    if (problem !== null) return;
    this.#lose(null);
  }

  async breakIt(reason: string): Promise<void> {
    const { recordId } = this;
    await this.#do(() =>
      this.server.client.mutate({
        mutation: BreakLockDocument,
        variables: { recordId, reason },
      }),
    );
  }

  /** Answers what is wrong, if anything is. */
  async #do(send: () => Promise<{ readonly data?: { readonly answer: Answer } | null | undefined }>) {
    return this.#while(async () => (await send()).data?.answer.message ?? null);
  }

  async #while(work: () => Promise<string | null>): Promise<string | null> {
    this.tell({ isBusy: true, message: null });
    const message = await work().catch((error: unknown) =>
      error instanceof TypeError || !(error instanceof Error) ? 'The server cannot be reached.' : error.message,
    );
    this.tell({ isBusy: false, message });
    return message;
  }

  #lose(heldNow: EditLockSeen | null): void {
    const held = this.#held;
    if (!held) return;
    this.#letGo({ isLost: true, message: heldNow ? `${heldNow.holder.name} has it now.` : null });
    // The token is worth nothing by now: this only ends the renewing.
    void held.release();
  }

  #letGo(news: Partial<LockingState>): void {
    this.#held = null;
    this.#isSeen = false;
    this.editor.holdLock(null);
    this.tell({ isHeld: false, ...news });
  }
}
