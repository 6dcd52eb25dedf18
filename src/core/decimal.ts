/** Decimal numbers as text, compared and scaled without ever passing through a binary float. */

const PLAIN = /^(-?)0*(\d+)(?:\.(\d+))?$/;

/** The number in its shortest form ("19.90" → "19.9", "-0.0" → "0"); null when the text is not a plain decimal number. */
export function canonicalDecimal(text: string): string | null {
  const match = PLAIN.exec(text);
  if (!match) return null;
  const [, sign, whole, fraction = ''] = match;
  const digits = fraction.replace(/0+$/, '');
  const magnitude = digits === '' ? whole! : `${whole}.${digits}`;
  return magnitude === '0' ? '0' : `${sign}${magnitude}`;
}

/** Digits after the point, trailing zeros not counted. */
export function decimalPlaces(text: string): number {
  return canonicalDecimal(text)?.split('.')[1]?.length ?? 0;
}

/** The number with exactly `places` decimals, as records show it. Digits beyond them are an error of the caller's. */
export function fixedDecimal(text: string, places: number): string {
  const [whole, fraction = ''] = (canonicalDecimal(text) ?? text).split('.');
  return places === 0 ? `${whole}` : `${whole}.${fraction.padEnd(places, '0')}`;
}

/** Adds amounts with `places` decimals: exact at any size, through integers. */
export function sumDecimals(amounts: readonly string[], places: number): string {
  const unit = 10n ** BigInt(places);
  const total = amounts.reduce((sum, amount) => sum + scaled(amount, places), 0n);
  const magnitude = total < 0n ? -total : total;
  return `${total < 0n ? '-' : ''}${magnitude / unit}.${String(magnitude % unit).padStart(places, '0')}`;
}

/** Multiplies an amount with `places` decimals by a whole number. */
export function timesDecimal(amount: string, factor: number, places: number): string {
  const product = scaled(amount, places) * BigInt(factor);
  const padded = String(product < 0n ? -product : product).padStart(places + 1, '0');
  return `${product < 0n ? '-' : ''}${padded.slice(0, -places)}.${padded.slice(-places)}`;
}

/** Below zero, zero or above zero as `a` is less than, equal to or greater than `b`. */
export function compareDecimals(a: string, b: string): number {
  const places = Math.max(decimalPlaces(a), decimalPlaces(b));
  const difference = scaled(a, places) - scaled(b, places);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

function scaled(amount: string, places: number): bigint {
  return BigInt(fixedDecimal(amount, places).replace('.', ''));
}
