import { VersionedRecords } from './2026-01-01-versioned-records.js';
import { Shop } from './2026-01-02-shop.js';
import { LastChanges } from './2026-01-03-last-changes.js';
import { IdempotencyKeys } from './2026-01-04-idempotency-keys.js';
import { EditLocks } from './2026-01-05-edit-locks.js';
import { ChangeFeed } from './2026-01-06-change-feed.js';
import { ServerRole } from './2026-01-07-server-role.js';
import { FitToRead } from './2026-01-08-fit-to-read.js';
import { Trash } from './2026-01-09-trash.js';

/** In the order in which they are applied. The names are kept in the database: a migration is never renamed. */
export const migrations = [
  { name: '2026-01-01-versioned-records', class: VersionedRecords },
  { name: '2026-01-02-shop', class: Shop },
  { name: '2026-01-03-last-changes', class: LastChanges },
  { name: '2026-01-04-idempotency-keys', class: IdempotencyKeys },
  { name: '2026-01-05-edit-locks', class: EditLocks },
  { name: '2026-01-06-change-feed', class: ChangeFeed },
  { name: '2026-01-07-server-role', class: ServerRole },
  { name: '2026-01-08-fit-to-read', class: FitToRead },
  { name: '2026-01-09-trash', class: Trash },
];
