import { IsOptional, ValidateIf, validateSync, type ValidationError } from 'class-validator';
import type { Issue } from '../core/refusal.js';
import type { Values } from '../core/three-way.js';
import type { RecordField, RecordType } from './record-type.js';

const checkers = new WeakMap<RecordType, new () => object>();

/** Gives a property of a class the rules of the field. */
export function applyRules({ name, rules, nullable }: RecordField, prototype: object): void {
  for (const rule of rules) rule(prototype, name);
  if (nullable) IsOptional()(prototype, name);
  else ValidateIf((_input: object, value: unknown) => value !== undefined)(prototype, name);
}

/** Every broken rule of an object whose class has rules, each with its path. */
export function brokenRulesOf(value: object): Issue[] {
  return validateSync(value, { forbidUnknownValues: false }).flatMap((error) => issuesOf(error, []));
}

/**
 * The rules of single fields that these values break. Input is held to them where it comes in; this is for values that never
 * were input, such as what a merge makes of two texts that are each short enough.
 */
export function brokenFieldRules(type: RecordType, values: Values): Issue[] {
  let Checker = checkers.get(type);
  if (!Checker) {
    Checker = class {};
    for (const field of type.fields) applyRules(field, Checker.prototype as object);
    checkers.set(type, Checker);
  }
  return brokenRulesOf(Object.assign(new Checker(), values));
}

export function issuesOf(error: ValidationError, above: readonly string[]): Issue[] {
  const path = [...above, error.property];
  // Every rule is broken by null; the one that matters is that it is null.
  if (error.value === null) return [{ path, message: 'must not be null' }];
  const own = Object.values(error.constraints ?? {}).map((message) => ({ path, message }));
  return [...own, ...(error.children ?? []).flatMap((child) => issuesOf(child, path))];
}
