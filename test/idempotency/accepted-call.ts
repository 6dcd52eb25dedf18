import type { Way } from '../setup/acts.js';
import type { Shop } from '../setup/shop.js';

type Named = { readonly __typename: string };

/** One call of a mutation on rows of its own, which is accepted once. The same whenever it is made. */
export type PreparedCall = (way: Way) => Promise<Named>;

export interface AcceptedCall {
  readonly mutation: string;
  /** What is particular about it. */
  readonly what?: string;
  /** How many revisions it leaves. */
  readonly revisions: number;
  /** A retry without a key meets a conflict: it names a version that it moved the record on from. */
  readonly versioned?: boolean;
  readonly prepare: (shop: Shop) => Promise<PreparedCall>;
}
