import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Allowances } from '../../src/server/limits/allowances.js';

describe('an allowance of 60 in a minute', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['performance'] }));
  afterEach(() => vi.useRealTimers());
  const taking = (allowances: Allowances, amount: number, who = 'ana'): number => {
    const seconds = allowances.secondsUntil(who, amount);
    if (seconds === 0) allowances.take(who, amount);
    return seconds;
  };

  it('can be had at once, and comes back evenly', () => {
    const allowances = new Allowances(60);
    expect([taking(allowances, 59), taking(allowances, 1)]).toEqual([0, 0]);
    expect([taking(allowances, 1), taking(allowances, 10)]).toEqual([1, 10]);
    vi.advanceTimersByTime(999);
    expect(taking(allowances, 1)).toBe(1);
    vi.advanceTimersByTime(1);
    expect([taking(allowances, 1), taking(allowances, 1)]).toEqual([0, 1]);
    vi.advanceTimersByTime(3_600_000);
    expect([taking(allowances, 60), taking(allowances, 1)]).toEqual([0, 1]);
  });

  it('lets through at most twice as much in any minute', () => {
    const allowances = new Allowances(60);
    let had = 0;
    for (let ms = 0; ms <= 60_000; ms += 100) {
      if (taking(allowances, 1) === 0) had += 1;
      vi.advanceTimersByTime(100);
    }
    expect(had).toBe(120);
  });

  it('has to be there whole for what is more than that, and is gone then', () => {
    const allowances = new Allowances(60);
    taking(allowances, 1);
    expect(taking(allowances, 1000)).toBe(1);
    vi.advanceTimersByTime(1000);
    expect(taking(allowances, 1000)).toBe(0);
    expect(taking(allowances, 60)).toBe(60);
  });

  it('is one for each of the last ten thousand who were heard of', () => {
    const allowances = new Allowances(60);
    for (let person = 0; person <= 10_000; person++) taking(allowances, 60, String(person));
    expect([allowances.secondsUntil('0', 60), allowances.secondsUntil('1', 60)]).toEqual([0, 60]);
  });

  it('of nothing is without end', () => {
    const allowances = new Allowances(0);
    for (let count = 0; count < 1000; count++) expect(taking(allowances, 1_000_000)).toBe(0);
  });
});
