/** What a frontend needs besides generated types. It runs in a browser and imports nothing of the server. */
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
