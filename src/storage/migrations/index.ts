import { VersionedRecords } from './2026-01-01-versioned-records.js';
import { Shop } from './2026-01-02-shop.js';

/** In the order in which they are applied. The names are kept in the database: a migration is never renamed. */
export const migrations = [
  { name: '2026-01-01-versioned-records', class: VersionedRecords },
  { name: '2026-01-02-shop', class: Shop },
];
