import { expect } from 'vitest';
import type { Change } from './reading.js';

export const Order = {
  byRecord: ([a, x]: [id: string, version: number], [b, y]: [id: string, version: number]): number =>
    a === b ? x - y : a < b ? -1 : 1,

  /** Of each record every version comes after the one before. */
  expectRisingVersions(changes: readonly Change[]): void {
    const last = new Map<string, number>();
    for (const { recordId, version } of changes) {
      expect(version).toBe((last.get(recordId) ?? version - 1) + 1);
      last.set(recordId, version);
    }
  },
};
