import { readFileSync } from 'node:fs';
import { compile } from '@fastify/proxy-addr';

/** The kinds of settings: how the text in the environment is read, and what is told when it cannot be. */

export interface Setting<T> {
  /** Of the environment's variable. */
  readonly name: string;
  /** The text that stands where the environment has none, or an empty one. */
  readonly fallback: string;
  /** For people: what it is, and what it may be. */
  readonly help: string;
  /** @throws Mistake */
  readonly read: (text: string) => T;
}

export type ValueOf<S> = S extends Setting<infer T> ? T : never;

/** What the setting must be instead of what it is, as the end of a sentence: "must be …". */
export class Mistake extends Error {}

export function text(name: string, fallback: string, help: string): Setting<string> {
  return { name, fallback, help, read: (value) => value };
}

export function choice<T extends string>(name: string, fallback: T, values: readonly T[], help: string): Setting<T> {
  const read = (value: string): T => {
    const known = values.find((each) => each === value);
    if (known) return known;
    throw new Mistake(`must be one of ${values.join(', ')}, not "${value}"`);
  };
  return { name, fallback, help: `${help} (${values.join(', ')})`, read };
}

/** Null where it is not set. */
export function optional<T>(setting: Setting<T>): Setting<T | null> {
  return { ...setting, read: (value) => (value === '' ? null : setting.read(value)) };
}

export function mapped<T, U>(setting: Setting<T>, map: (value: T) => U): Setting<U> {
  return { ...setting, read: (value) => map(setting.read(value)) };
}

export function integer(name: string, fallback: number, [min, max]: readonly [number, number], help: string) {
  const read = (value: string): number => {
    const number = /^\d{1,9}$/.test(value) ? Number(value) : NaN;
    if (number >= min && number <= max) return number;
    throw new Mistake(`must be a whole number from ${min} to ${max}, not "${value}"`);
  };
  return { name, fallback: String(fallback), help: `${help}, ${min} to ${max}`, read } satisfies Setting<number>;
}

/** Of a whole: 0 to 1. */
export function fraction(name: string, fallback: string, help: string): Setting<number> {
  const read = (value: string): number => {
    if (/^(0?\.\d{1,9}|0|1|1\.0)$/.test(value)) return Number(value);
    throw new Mistake(`must be a number from 0 to 1 like "0.25", not "${value}"`);
  };
  return { name, fallback, help: `${help}, 0 to 1`, read };
}

const UNITS = { s: 'seconds', m: 'minutes', h: 'hours', d: 'days', w: 'weeks' };

/** A length of time, as an interval of PostgreSQL. */
export function interval(name: string, fallback: string, help: string): Setting<string> {
  const read = (value: string): string => {
    const [, amount, unit] = /^([1-9]\d{0,5}) ?([smhdw])[a-z]*$/.exec(value) ?? [];
    if (!amount) throw new Mistake(`must be a time like "30m", "12h", "30d" or "8w", not "${value}"`);
    return `${amount} ${UNITS[unit as keyof typeof UNITS]}`;
  };
  return { name, fallback, help, read };
}

export function httpUrl(name: string, example: string, help: string): Setting<URL | null> {
  const read = (value: string): URL => {
    const url = URL.parse(value);
    if (url && /^https?:$/.test(url.protocol) && !url.username && !url.password) return url;
    throw new Mistake(`must be an address like ${example}, without a password`);
  };
  return optional({ name, fallback: '', help, read });
}

/** Its text is never repeated. */
export function secret(name: string, minBytes: number, help: string): Setting<string | null> {
  const read = (value: string): string => {
    if (Buffer.byteLength(value) >= minBytes) return value;
    throw new Mistake(`must have ${minBytes} bytes or more, of which nobody can guess any`);
  };
  return optional({ name, fallback: '', help: `${help}, ${minBytes} bytes or more`, read });
}

/** Names, each with what it stands for: `a=x,b=y`. */
export function pairs<T extends string>(name: string, fallback: string, values: readonly T[], help: string) {
  const isValue = (word: string | undefined): word is T => values.some((each) => each === word);
  const read = (value: string): ReadonlyMap<string, T> => {
    const entries = value.split(',').map((pair) => {
      const [, key, stands] = /^\s*(\S.*?)\s*=\s*([^\s=]+)\s*$/.exec(pair) ?? [];
      if (key !== undefined && isValue(stands)) return [key, stands] as const;
      throw new Mistake(`must be pairs like "${fallback}", each of a name and ${values.join(', ')}, not "${value}"`);
    });
    return new Map(entries);
  };
  return { name, fallback, help, read } satisfies Setting<ReadonlyMap<string, T>>;
}

/** Its text is not repeated when it is wrong: it may hold a password. */
export function postgresUrl(name: string, help: string): Setting<string | null> {
  const read = (value: string): string => {
    const url = URL.parse(value);
    if (url && /^postgres(ql)?:$/.test(url.protocol) && url.pathname.length > 1) return value;
    throw new Mistake('must be an address like postgresql://user:password@host:5432/database');
  };
  return optional({ name, fallback: '', help, read });
}

/** Of pages on other sites, separated by commas. */
export function origins(name: string, help: string): Setting<readonly string[]> {
  const read = (value: string): string[] =>
    value === '' ? [] : value.split(',').map((origin) => readOrigin(origin.trim()));
  return { name, fallback: '', help, read };
}

function readOrigin(origin: string): string {
  const url = URL.parse(origin);
  if (url && /^https?:$/.test(url.protocol) && url.origin === origin && !origin.includes('*')) return origin;
  throw new Mistake(`must be origins like https://shop.example, separated by commas, of which "${origin}" is none`);
}

/** Whether what stands at an address, as the n-th hop from here, may say for whom it asks. */
export function proxies(name: string, help: string): Setting<((address: string, hop: number) => boolean) | null> {
  const read = (value: string): ((address: string, hop: number) => boolean) => {
    if (/^[1-9]\d?$/.test(value)) return (_address, hop) => hop < Number(value);
    try {
      // Else a number would be taken for an address.
      if (/^\d+$/.test(value)) throw new RangeError();
      return compile(value.split(',').map((each) => each.trim()));
    } catch {
      throw new Mistake(`must be a number of proxies, or their addresses separated by commas, not "${value}"`);
    }
  };
  return optional({ name, fallback: '', help, read });
}

export function jsonFile(name: string, help: string): Setting<unknown> {
  const read = (path: string): unknown => {
    try {
      return JSON.parse(readFileSync(path, 'utf8'));
    } catch (error) {
      throw new Mistake(`must be the path of a file with JSON (${(error as Error).message})`);
    }
  };
  return optional({ name, fallback: '', help, read });
}
