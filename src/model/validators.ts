import { ValidateBy, type ValidationOptions } from 'class-validator';
import { canonicalDecimal, compareDecimals, decimalPlaces } from '../core/decimal.js';
import { isWellFormedText } from '../core/text.js';

export function IsWellFormed(options: ValidationOptions = {}): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isWellFormed',
      validator: {
        validate: (value) => typeof value === 'string' && isWellFormedText(value),
        defaultMessage: () => 'contains a zero byte or half of a surrogate pair',
      },
    },
    options,
  );
}

export function IsDecimalBetween(min: string, max: string, places: number): PropertyDecorator {
  return ValidateBy({
    name: 'isDecimalBetween',
    validator: {
      validate: (value) => decimalProblem(value, min, max, places) === null,
      defaultMessage: (args) => decimalProblem(args?.value, min, max, places) ?? '',
    },
  });
}

function decimalProblem(value: unknown, min: string, max: string, places: number): string | null {
  if (typeof value !== 'string' || canonicalDecimal(value) === null) return 'is not a decimal number';
  if (compareDecimals(value, min) < 0) return `is below ${min}`;
  if (compareDecimals(value, max) > 0) return `is above ${max}`;
  return decimalPlaces(value) > places ? `has more than ${places} decimals` : null;
}
