import { Args, Authorized, Mutation, Resolver, UseMiddleware } from 'type-graphql';
import { newId } from '../core/ids.js';
import { wordFor } from '../model/names.js';
import { recordType, type FieldsOf, type RecordClass } from '../model/record-type.js';
import type { VersionedRecord } from '../model/versioned-record.js';
import { edit, remove, restore, revert, undo } from '../writes/changes.js';
import { answer, brokenRulesAreAnswers, Called, committedIsNotRefused, resultOf, type Call } from './answer.js';
import {
  createArgs,
  createInput,
  patchInput,
  RevertArgs,
  UndoArgs,
  updateArgs,
  VersionedArgs,
  type UpdateArguments,
} from './arguments.js';
import type { Role } from './context.js';
import { ValidationError } from './errors.js';

type Values = Readonly<Record<string, unknown>>;

/** A mutation that writes: for editors unless it says otherwise, and with broken rules of its arguments as an answer. */
export function WriteMutation(
  result: object,
  { role = 'editor', ...options }: { name?: string; description: string; role?: Role },
): MethodDecorator {
  return (target, key, descriptor) => {
    Mutation(() => result as StringConstructor, options)(target, key, descriptor);
    Authorized(role)(target, key, descriptor);
    UseMiddleware(brokenRulesAreAnswers, committedIsNotRefused)(target, key as string, descriptor);
  };
}

/** The types that the mutations of a record type share, derived from its declaration once. */
export function mutationTypes<R extends VersionedRecord>(entity: RecordClass<R>) {
  return {
    Patch: patchInput(entity),
    Created: resultOf(`Create${entity.name}Result`, entity, [ValidationError]),
    Updated: resultOf(`Update${entity.name}Result`, entity),
    Deleted: resultOf(`Delete${entity.name}Result`, entity),
  };
}

/** createX, updateX, deleteX, restoreX, revertX and undoXRevision, for a record type whose fields say all there is to say. */
export function recordMutations<R extends VersionedRecord>(entity: RecordClass<R>, types: MutationTypes<R>) {
  const { name } = entity;
  const { prefix } = recordType(entity);
  const word = wordFor(name);
  const CreateArgs = createArgs(createInput(entity));
  const UpdateArgs = updateArgs(types.Patch);

  @Resolver()
  class RecordMutations {
    @WriteMutation(types.Created, { name: `create${name}`, description: `Makes a new ${word}, at version 1.` })
    create(@Args(() => CreateArgs) { input }: { input: FieldsOf<R> }, @Called() call: Call): Promise<object> {
      const id = newId(prefix);
      return answer(call, entity, id, async (write) => write.create(entity, input as object as Values, { id }));
    }

    @WriteMutation(types.Updated, {
      name: `update${name}`,
      description: `Changes what \`patch\` names, if the ${word} is still at \`expectedVersion\`, or as \`onConflict\` says.`,
    })
    update(
      @Args(() => UpdateArgs) { patch, ...target }: UpdateArguments<Partial<FieldsOf<R>>>,
      @Called() call: Call,
    ): Promise<object> {
      return answer(call, entity, target.id, (write) => edit(write, entity, target, patch as object as Values));
    }

    @WriteMutation(types.Deleted, {
      name: `delete${name}`,
      description: `Deletes the ${word}: it is kept with its history, is found by its id alone, and can be restored.`,
    })
    delete(@Args(() => VersionedArgs) target: VersionedArgs, @Called() call: Call): Promise<object> {
      return answer(call, entity, target.id, (write) => remove(write, entity, target));
    }

    @WriteMutation(types.Updated, { name: `restore${name}`, description: `Brings a deleted ${word} back.` })
    restore(@Args(() => VersionedArgs) target: VersionedArgs, @Called() call: Call): Promise<object> {
      return answer(call, entity, target.id, (write) => restore(write, entity, target));
    }

    @WriteMutation(types.Updated, {
      name: `revert${name}`,
      description: `Brings the whole ${word} back to what it was at \`toVersion\`, as a new version.`,
    })
    revert(@Args(() => RevertArgs) { toVersion, ...target }: RevertArgs, @Called() call: Call): Promise<object> {
      return answer(call, entity, target.id, (write) => revert(write, entity, target, toVersion));
    }

    @WriteMutation(types.Updated, {
      name: `undo${name}Revision`,
      description:
        'Takes back only what `version` changed, keeping what came after it; refused when later changes touched the same fields.',
    })
    undo(@Args(() => UndoArgs) { version, ...target }: UndoArgs, @Called() call: Call): Promise<object> {
      return answer(call, entity, target.id, (write) => undo(write, entity, target, version));
    }
  }
  return RecordMutations;
}

export type MutationTypes<R extends VersionedRecord> = ReturnType<typeof mutationTypes<R>>;
