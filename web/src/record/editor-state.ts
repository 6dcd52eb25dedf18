import type { Draft } from 'concord/client';
import type { PendingSave } from './drafts.ts';
import { NOTHING_SENT, type WorkState } from './kept-work.ts';
import type { Issue, RecordInFull } from './record-type.ts';

/** All that the screen of a record shows. */
export interface EditorState<R = RecordInFull> extends WorkState<PendingSave> {
  /** Undefined: not read yet. Null: there is none. */
  readonly record: R | null | undefined;
  readonly draft: Draft | null;
  readonly issues: readonly Issue[];
  /** The two sides are looked at field by field. */
  readonly isComparing: boolean;
  readonly savedVersion: number | null;
  readonly problem: unknown;
}

/** Before it is read. */
export const BLANK: EditorState<never> = {
  ...NOTHING_SENT,
  record: undefined,
  draft: null,
  issues: [],
  isComparing: false,
  savedVersion: null,
  problem: null,
};

/** What is wrong with the record as it is now. */
export function issuesNow({ issues, record }: EditorState): readonly Issue[] {
  const version = record?.version ?? 0;
  return issues.filter(({ ofVersion = version }) => ofVersion >= version);
}
