import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canonicalDecimal,
  compareDecimals,
  decimalPlaces,
  fixedDecimal,
  sumDecimals,
  timesDecimal,
} from '../../src/core/decimal.js';

/** The model: a decimal is a whole number of 10⁻²⁰, which BigInt keeps exactly. */
const MODEL_PLACES = 20;

function modelOf(text: string): bigint {
  const [whole, fraction = ''] = text.replace('-', '').split('.');
  const magnitude = BigInt(whole! + fraction.padEnd(MODEL_PLACES, '0'));
  return text.startsWith('-') ? -magnitude : magnitude;
}

const digits = (minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'.split('')), minLength, maxLength });

/** Plain decimals in any way to write them: leading and trailing zeros, a sign even to zero, no fraction or a long one. */
const decimals = (places: number) =>
  fc
    .tuple(fc.constantFrom('', '-'), digits(1, 25), digits(0, places))
    .map(([sign, whole, fraction]) => `${sign}${whole}${fraction && `.${fraction}`}`);

const some = decimals(MODEL_PLACES);
const amount = decimals(2);

describe('decimals are exact at any size', () => {
  it('the canonical form is the same number, and the same for every way to write it', () => {
    fc.assert(
      fc.property(some, some, (a, b) => {
        expect(modelOf(canonicalDecimal(a)!)).toBe(modelOf(a));
        expect(canonicalDecimal(a) === canonicalDecimal(b)).toBe(modelOf(a) === modelOf(b));
        expect(canonicalDecimal(canonicalDecimal(a)!)).toBe(canonicalDecimal(a));
      }),
    );
  });

  it('zeros in front and behind change nothing', () => {
    fc.assert(
      fc.property(some, fc.nat(5), fc.nat(5), (text, before, behind) => {
        const [, sign, rest] = /^(-?)(.*)$/.exec(text)!;
        const longer = `${sign}${'0'.repeat(before)}${rest!.includes('.') ? rest : `${rest}.0`}${'0'.repeat(behind)}`;
        expect(canonicalDecimal(longer)).toBe(canonicalDecimal(text));
      }),
    );
  });

  it('the places are those that are needed, and no fewer', () => {
    fc.assert(
      fc.property(some, (text) => {
        const places = decimalPlaces(text);
        const unit = 10n ** BigInt(MODEL_PLACES - places);
        expect(modelOf(text) % unit).toBe(0n);
        if (places > 0) expect(modelOf(text) % (unit * 10n)).not.toBe(0n);
      }),
    );
  });

  it('two decimals, always: the same number, in the form in which records show it', () => {
    fc.assert(
      fc.property(amount, (text) => {
        expect(fixedDecimal(text, 2)).toMatch(/^(-?[1-9]\d*|-?0)\.\d\d$/);
        expect(modelOf(fixedDecimal(text, 2))).toBe(modelOf(text));
      }),
    );
  });

  it('comparing is comparing the numbers', () => {
    fc.assert(
      fc.property(some, fc.oneof(some, fc.constant('0')), (a, b) => {
        const difference = modelOf(a) - modelOf(b);
        expect(Math.sign(compareDecimals(a, b))).toBe(difference < 0n ? -1 : difference > 0n ? 1 : 0);
        expect(compareDecimals(a, `${a.includes('.') ? a : `${a}.`}000`.replace(/\.$/, ''))).toBe(0);
      }),
    );
  });

  it('a sum is the sum', () => {
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 20 }), (amounts) => {
        const total = amounts.reduce((sum, each) => sum + modelOf(each), 0n);
        expect(modelOf(sumDecimals(amounts, 2))).toBe(total);
        expect(sumDecimals(amounts, 2)).toMatch(/^-?\d+\.\d\d$/);
      }),
    );
  });

  it('a product is the product', () => {
    fc.assert(
      fc.property(amount, fc.integer(), (each, factor) => {
        expect(modelOf(timesDecimal(each, factor, 2))).toBe(modelOf(each) * BigInt(factor));
        expect(timesDecimal(each, factor, 2)).toMatch(/^-?\d+\.\d\d$/);
      }),
    );
  });
});

describe('what is not a plain decimal number is none', () => {
  it.each([
    '',
    ' ',
    '-',
    '.',
    '1.',
    '.5',
    '+1',
    '--1',
    '1e3',
    '1E400',
    'NaN',
    'Infinity',
    '0x10',
    '1_000',
    '1,5',
    ' 1',
    '1\n',
    '١',
    '1.2.3',
    'null',
  ])('%j', (text) => {
    expect(canonicalDecimal(text)).toBeNull();
  });

  it('whatever is taken for one is made of digits, a sign and a point', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'0123456789.-+eE '.split('')) })),
        (text) => {
          expect(canonicalDecimal(text) !== null).toBe(/^-?[0-9]+(\.[0-9]+)?$/.test(text) && !text.endsWith('\n'));
        },
      ),
    );
  });
});
