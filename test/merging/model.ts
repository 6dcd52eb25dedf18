/**
 * What PROTOCOL.md says of stale writes (V4 to V6, M1 to M4), as simply as it can be said: slow, and obviously right. It
 * shares nothing with the server. Texts have no line twice, so that there is one way only to say what was changed in them.
 */

/** How the values of a field are compared and merged. */
export type Kind = 'plain' | 'amount' | 'set' | 'text' | 'lines';
export type Shape = Readonly<Record<string, Kind>>;
export type Values = Readonly<Record<string, unknown>>;

export interface Line {
  readonly id: string;
  readonly productId: string;
  readonly quantity: number;
  readonly unitPrice: string;
}

/** One version of a record: everything that it was, and who made it so. Its fields, and `deletedAt`. */
export interface Version {
  readonly values: Values;
  readonly actor: string;
}

export interface Entry {
  readonly field: string;
  readonly base: unknown;
  readonly current: unknown;
  readonly yours: unknown;
  readonly conflicting: boolean;
  readonly merged: unknown;
  readonly changedBy: string | null;
  readonly changedInVersion: number | null;
}

const CONFLICT = Symbol('conflict');
const json = (value: unknown): string => JSON.stringify(value ?? null);

/** The one way to write a value down. */
export function normal(kind: Kind | undefined, value: unknown): unknown {
  if (value == null) return null;
  if (kind === 'amount') return Number(value).toFixed(2);
  if (kind === 'set') return [...new Set(value as string[])].toSorted();
  return value;
}

/**
 * Every field that differs between base and current, or between base and yours (V4). `versions` is the history, version 1
 * first, the last of them current; `yours` holds what the caller sent.
 */
export function entriesOf(shape: Shape, versions: readonly Version[], expected: number, yours: Values): Entry[] {
  const current = versions.at(-1)!.values;
  const isDeleted = current['deletedAt'] !== null;
  const base = versions[expected - 1]?.values ?? null;
  const entries = [...Object.keys(shape), 'deletedAt'].flatMap((field): Entry[] => {
    const kind = shape[field];
    const sent = Object.hasOwn(yours, field);
    const is = normal(kind, current[field]);
    const was = base ? normal(kind, base[field]) : null;
    const wanted = sent ? normal(kind, yours[field]) : was;
    const listed = base
      ? json(was) !== json(is) || json(was) !== json(wanted)
      : sent || (isDeleted && field === 'deletedAt');
    if (!listed) return [];
    const merged = base ? mergeOf(kind, was, is, wanted) : CONFLICT;
    const conflicting = isDeleted ? field === 'deletedAt' : merged === CONFLICT;
    const last = lastChange(shape, versions, expected, field);
    return [
      {
        field,
        base: was,
        current: is,
        yours: wanted,
        conflicting,
        merged: isDeleted || conflicting ? null : merged,
        changedBy: last ? versions[last - 1]!.actor : null,
        changedInVersion: last,
      },
    ];
  });
  return entries.toSorted((a, b) => a.field.localeCompare(b.field));
}

/** M3: what the record is to be, or null where any field is conflicting. */
export function mergedValues(versions: readonly Version[], entries: readonly Entry[]): Values | null {
  if (entries.some(({ conflicting }) => conflicting)) return null;
  const values = Object.fromEntries(entries.map(({ field, merged }) => [field, merged]));
  return { ...versions.at(-1)!.values, ...values };
}

/** The newest version after `since` that is not like the one before it. */
function lastChange(shape: Shape, versions: readonly Version[], since: number, field: string): number | null {
  for (let version = versions.length; version > since; version--) {
    const [before, after] = [versions[version - 2], versions[version - 1]!];
    if (
      before &&
      json(normal(shape[field], before.values[field])) !== json(normal(shape[field], after.values[field]))
    ) {
      return version;
    }
  }
  return null;
}

/** M1, and M2 where both sides changed it to different values. */
function mergeOf(kind: Kind | undefined, base: unknown, current: unknown, yours: unknown): unknown {
  if (json(yours) === json(base)) return current;
  if (json(current) === json(base) || json(current) === json(yours)) return yours;
  if (kind === 'set') return mergeSets(base as string[], current as string[], yours as string[]);
  if (kind === 'text') return mergeTexts(base as string, current as string, yours as string);
  if (kind === 'lines') return mergeParts(base as Line[], current as Line[], yours as Line[]);
  return CONFLICT;
}

function mergeSets(base: readonly string[], ...sides: readonly (readonly string[])[]): string[] {
  const added = sides.flatMap((side) => side.filter((item) => !base.includes(item)));
  const kept = base.filter((item) => sides.every((side) => side.includes(item)));
  return [...new Set([...kept, ...added])].toSorted();
}

/**
 * The lines of the base that both sides have left cut the three texts into stretches that belong together. In each of
 * them a side that changed nothing gives way; two that changed it differently conflict.
 */
function mergeTexts(base: string, current: string, yours: string): unknown {
  const linesOf = (text: string): string[] => text.split(/(?<=\n)/).filter((line) => line !== '');
  const texts = [base, current, yours].map(linesOf);
  const stable = texts[0]!.filter((line) => texts.every((lines) => lines.includes(line)));
  const merged: string[] = [];
  for (const end of [...stable, null]) {
    const stretches = texts.map((lines) => lines.splice(0, end === null ? lines.length : lines.indexOf(end)));
    const result = mergeOf('plain', ...(stretches as [string[], string[], string[]]));
    if (result === CONFLICT) return CONFLICT;
    merged.push(...(result as string[]));
    if (end !== null) merged.push(texts.map((lines) => lines.shift()!)[0]!);
  }
  return merged.join('');
}

/** Each line is a field of its own, and one that is not there is null. */
function mergeParts(...sides: readonly [Line[], Line[], Line[]]): unknown {
  const ids = [...new Set(sides.flat().map(({ id }) => id))];
  const merged = ids.map((id) => {
    const [base, current, yours] = sides.map((lines) => lines.find((line) => line.id === id) ?? null);
    return mergeOf('plain', base, current, yours);
  });
  return merged.includes(CONFLICT) ? CONFLICT : merged.filter((line) => line !== null);
}
