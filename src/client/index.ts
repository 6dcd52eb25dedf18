/** What a frontend needs besides generated types. It runs in a browser and imports nothing of the server. */
export {
  arrived,
  choose,
  compare,
  edit,
  isDirty,
  openDraft,
  outcomeOf,
  propose,
  saved,
  shown,
  takeOver,
  toSave,
  undecided,
  type Choice,
  type Comparison,
  type Draft,
  type Save,
  type Seen,
  type Side,
} from './draft.js';
export { newIdempotencyKey } from './idempotency-key.js';
export { decimal, longText, partsById, scalar, stringSet, type FieldKind } from '../core/field-kinds.js';
export { sameValue, type ComparedField, type Values } from '../core/three-way.js';
export { keepEditLock, type EditLockAttempt, type EditLockOptions, type EditLockSeen } from './edit-lock-keeper.js';
export {
  follow,
  FollowRefused,
  ResyncRequired,
  type ConnectionState,
  type Following,
  type FollowOptions,
  type RecordChange,
} from './follow.js';
