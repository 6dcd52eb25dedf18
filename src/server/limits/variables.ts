import { tooComplex, type Refused } from './refused.js';

/** Whether there are more values in the variables than may be, in all their lists and objects together. */
export function checkVariables(variables: object, maxValues: number): Refused | null {
  let count = 0;
  const open: object[] = [variables];
  for (let next = open.pop(); next; next = open.pop()) {
    for (const value of Object.values(next) as unknown[]) {
      if (++count > maxValues) return tooComplex('values in its variables', maxValues, 'MAX_VARIABLE_VALUES');
      if (typeof value === 'object' && value !== null) open.push(value);
    }
  }
  return null;
}
