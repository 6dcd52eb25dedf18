import { IsOptional, Min, validateSync, ValidateNested } from 'class-validator';
import { ArgsType, ArgumentValidationError, Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { wordFor } from '../model/names.js';
import { recordType, type FieldsOf, type RecordClass, type RecordField } from '../model/record-type.js';
import { textRules } from '../model/declare.js';
import { applyRules } from '../model/field-rules.js';
import type { VersionedRecord } from '../model/versioned-record.js';
import { ConflictPolicy } from '../writes/draft.js';

type Class<T> = new () => T;

export const PATCH_DESCRIPTION = 'Absent: unchanged. Null: cleared, where the field may be null.';
const VERSION_RULE = 'is below 1, where versions start';
const POLICY_DESCRIPTION = 'What becomes of it if the record has moved on since `expectedVersion`.';
const TOKEN_DESCRIPTION = "Of the record's edit lock, if the caller's session holds it.";
const MAX_KEY_LENGTH = 255;

registerEnumType(ConflictPolicy, {
  name: 'ConflictPolicy',
  description: 'What becomes of a stale write.',
  valuesConfig: {
    REJECT: { description: 'A stale write is refused with a ConflictError.' },
    MERGE: {
      description: 'A stale write is merged field by field onto the current state where the rules allow, else refused.',
    },
  },
});

/** What every mutation takes. */
@ArgsType()
export class MutationArgs {
  @KeyRules
  @Field(() => ID, {
    nullable: true,
    description: `The caller's own name for this one intended write, of 1 to ${MAX_KEY_LENGTH} characters: it happens once, and every repeat with the same key and arguments gets the same answer.`,
  })
  idempotencyKey?: string | null;
}

@ArgsType()
export class ByIdArgs extends MutationArgs {
  @Field(() => ID, { description: 'Of the record.' })
  id!: string;

  @Field(() => ID, { nullable: true, description: TOKEN_DESCRIPTION })
  lockToken?: string | null;
}

/** What every mutation of an existing record takes. */
@ArgsType()
export class VersionedArgs extends ByIdArgs {
  @Field(() => Int, { description: 'The version that the change is based on: the one the caller has read.' })
  @Min(1, { message: VERSION_RULE })
  expectedVersion!: number;
}

@ArgsType()
export class RevertArgs extends VersionedArgs {
  @Min(1, { message: VERSION_RULE })
  @Field(() => Int, { description: 'The version whose content it is to have again.' })
  toVersion!: number;
}

@ArgsType()
export class UndoArgs extends VersionedArgs {
  @Min(1, { message: VERSION_RULE })
  @Field(() => Int, { description: 'The revision to be taken back.' })
  version!: number;
}

/** The input type of which a record is created: every field with its rules and its default. */
export function createInput<R extends VersionedRecord>(entity: RecordClass<R>): Class<FieldsOf<R>> {
  class Input {}
  CreationFields(entity)(Input);
  InputType(`Create${entity.name}Input`, { description: `A new ${wordFor(entity.name)}.` })(Input);
  return Input as Class<FieldsOf<R>>;
}

/** The input type by which a record is changed: any of its fields. */
export function patchInput<R extends VersionedRecord>(entity: RecordClass<R>): Class<Partial<FieldsOf<R>>> {
  class Patch {}
  PatchFields(entity)(Patch);
  InputType(`${entity.name}Patch`, { description: PATCH_DESCRIPTION })(Patch);
  return Patch;
}

/** Gives an input class the fields of a record, as they are when one is created. */
export function CreationFields(entity: RecordClass): (target: Class<object>) => void {
  return inputFields(entity, ({ nullable, defaultValue }) =>
    defaultValue === undefined ? { nullable } : { nullable, defaultValue },
  );
}

/** Gives an input class the fields of a record, each optional. */
export function PatchFields(entity: RecordClass): (target: Class<object>) => void {
  return inputFields(entity, () => ({ nullable: true }));
}

export function createArgs<I extends object>(input: Class<I>): Class<MutationArgs & { input: I }> {
  class CreateArgs extends MutationArgs {
    input!: I;
  }
  Field(() => input, { description: 'What it is to be.' })(CreateArgs.prototype, 'input');
  ValidateNested()(CreateArgs.prototype, 'input');
  ArgsType()(CreateArgs);
  return CreateArgs;
}

export function updateArgs<P extends object>(patch: Class<P>): Class<UpdateArguments<P>> {
  class UpdateArgs extends VersionedArgs {
    patch!: P;
    onConflict!: ConflictPolicy;
  }
  Field(() => patch, { description: 'What to change.' })(UpdateArgs.prototype, 'patch');
  ValidateNested()(UpdateArgs.prototype, 'patch');
  PolicyField(UpdateArgs.prototype);
  ArgsType()(UpdateArgs);
  return UpdateArgs;
}

export type UpdateArguments<P extends object> = VersionedArgs & { patch: P; onConflict: ConflictPolicy };

export interface UpdateEntry {
  id: string;
  expectedVersion: number;
  patch: object;
  onConflict: ConflictPolicy;
  lockToken?: string | null;
}

/** One entry of a batch of updates. */
export function updateInput(patch: Class<object>, name: string): Class<UpdateEntry> {
  class UpdateInput {
    id!: string;
    expectedVersion!: number;
    patch!: object;
    onConflict!: ConflictPolicy;
    lockToken?: string | null;
  }
  const type = UpdateInput.prototype;
  Field(() => ID, { description: 'Of the record.' })(type, 'id');
  Field(() => Int, { description: 'The version that the change is based on.' })(type, 'expectedVersion');
  Min(1, { message: VERSION_RULE })(type, 'expectedVersion');
  Field(() => patch, { description: 'What to change.' })(type, 'patch');
  ValidateNested()(type, 'patch');
  PolicyField(type);
  Field(() => ID, { nullable: true, description: TOKEN_DESCRIPTION })(type, 'lockToken');
  InputType(name, { description: 'One update of a batch.' })(UpdateInput);
  return UpdateInput;
}

/** type-graphql calls it for every argument: all rules are looked at before anything is looked up. */
export function validateArguments(value: unknown): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  const errors = validateSync(value, { forbidUnknownValues: false });
  if (errors.length > 0) throw new ArgumentValidationError(errors);
}

function inputFields(
  entity: RecordClass,
  options: (field: RecordField) => { nullable?: boolean; defaultValue?: unknown },
): (target: Class<object>) => void {
  return (target) => {
    const prototype = target.prototype as object;
    for (const field of recordType(entity).fields) {
      if (!field.input) continue;
      const { name, description } = field;
      Field(field.input as () => StringConstructor, { description, ...options(field) })(prototype, name);
      applyRules(field, prototype);
    }
  };
}

function PolicyField(type: object): void {
  Field(() => ConflictPolicy, { defaultValue: ConflictPolicy.REJECT, description: POLICY_DESCRIPTION })(
    type,
    'onConflict',
  );
}

function KeyRules(target: object, name: string): void {
  for (const rule of [...textRules(MAX_KEY_LENGTH, 1), IsOptional()]) rule(target, name);
}
