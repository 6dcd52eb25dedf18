import type { Draft } from 'concord/client';
import type { PendingSave } from './drafts.ts';
import type { Issue, RecordInFull } from './record-type.ts';

/** All that the screen of a record shows. */
export interface EditorState<R = RecordInFull> {
  /** Undefined: not read yet. Null: there is none. */
  readonly record: R | null | undefined;
  readonly draft: Draft | null;
  readonly pending: PendingSave | null;
  /** The server has not answered the pending save so far. */
  readonly isUnanswered: boolean;
  readonly issues: readonly Issue[];
  /** When what was typed in an earlier session was kept. */
  readonly restoredFrom: string | null;
  /** The two sides are looked at field by field. */
  readonly isComparing: boolean;
  readonly savedVersion: number | null;
  readonly problem: unknown;
  /** The browser keeps what is typed. */
  readonly isKept: boolean;
}

/** Before it is read. */
export const BLANK: EditorState<never> = {
  record: undefined,
  draft: null,
  pending: null,
  isUnanswered: false,
  issues: [],
  restoredFrom: null,
  isComparing: false,
  savedVersion: null,
  problem: null,
  isKept: true,
};
