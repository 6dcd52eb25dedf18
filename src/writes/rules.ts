import type { Issue } from '../core/refusal.js';
import type { Values } from '../core/three-way.js';
import { brokenFieldRules } from '../model/field-rules.js';
import { recordType, referencesTo, type Query, type RecordField } from '../model/record-type.js';
import type { Draft } from './draft.js';

type ChangedDraft = Draft & { readonly changed: ReadonlySet<string> };

/**
 * The rules that hold for every record type by its declaration (unique fields, references) and then the type's own. Runs
 * inside the transaction; asks nothing of the database unless a field that needs it is changed.
 */
export async function brokenRules(draft: ChangedDraft, all: readonly Draft[], query: Query): Promise<Issue[]> {
  const { type, record, changed, at } = draft;
  if (changed.has('deletedAt') && record.deletedAt) return referrers(draft, query);
  // First, since they may take locks that others wait for (moves of categories): those come before locks of rows.
  const own = await type.rules({ record, changed, query });
  const issues = fieldIssues(draft);
  const restored = changed.has('deletedAt');
  for (const field of type.fields) {
    const mustBeAlive = field.references && (changed.has(field.name) || restored);
    if (mustBeAlive && !(await isAlive(field, draft, query))) {
      issues.push(
        restored
          ? { path: at, message: `Its ${field.name} names a deleted record: restore that first.` }
          : { path: [...at, field.name], message: 'names no living record' },
      );
    }
    if (field.unique && changed.has(field.name) && (await isTaken(field, draft, all, query))) {
      issues.push({ path: [...at, field.name], message: 'is taken already' });
    }
  }
  return [...issues, ...own.map((issue) => ({ ...issue, path: [...at, ...issue.path] }))];
}

/** M4: what was not input was not held to the rules of single fields: two texts that merge may be too long together. */
function fieldIssues({ type, record, changed, at, isMerged = false, fieldsAreSent = true }: ChangedDraft): Issue[] {
  if (fieldsAreSent && !isMerged) return [];
  const values = type.fields
    .filter(({ name }) => changed.has(name))
    .map((field) => [field.name, valueOf(field, record)]);
  const issues = brokenFieldRules(type, Object.fromEntries(values) as Values);
  return issues.map((issue) => ({ ...issue, path: [...at, ...issue.path] }));
}

/** Holds the row until the commit, so that it cannot be deleted before this record refers to it. */
async function isAlive(field: RecordField, { record }: Draft, query: Query): Promise<boolean> {
  const id = valueOf(field, record);
  if (id === null) return true;
  const { table } = recordType(field.references!());
  const rows = await query(`select 1 from "${table}" where id = $1 and deleted_at is null for share`, [id]);
  return rows.length > 0;
}

async function isTaken(
  field: RecordField,
  { type, record }: Draft,
  all: readonly Draft[],
  query: Query,
): Promise<boolean> {
  const value = valueOf(field, record);
  if (value === null) return false;
  const besides = all.filter((other) => other.type === type && other.record !== record);
  if (besides.some((other) => valueOf(field, other.record) === value)) return true;
  const rows = await query(`select 1 from "${type.table}" where "${field.column}" = $1 and id <> $2`, [
    value,
    record.id,
  ]);
  return rows.length > 0;
}

/** A record that living records name is not deleted. Its row is locked by now, so no new one can come to name it. */
async function referrers({ type, record, at }: Draft, query: Query): Promise<Issue[]> {
  const issues: Issue[] = [];
  for (const { from, field } of referencesTo(type)) {
    const rows = await query(
      `select 1 from "${from.table}" where "${field.column}" = $1 and deleted_at is null limit 1`,
      [record.id],
    );
    if (rows.length > 0)
      issues.push({ path: at, message: `Living ${from.plural} name it: move or delete them first.` });
  }
  return issues;
}

function valueOf(field: RecordField, record: object): unknown {
  return (record as Record<string, unknown>)[field.name] ?? null;
}
