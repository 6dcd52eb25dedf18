import { Args, Authorized, Ctx, Mutation, Resolver, UseMiddleware } from 'type-graphql';
import type { RecordClass } from '../model/record-type.js';
import type { VersionedRecord } from '../model/versioned-record.js';
import { answer, brokenRulesAreAnswers, resultOf } from './answer.js';
import { createArgs, createInput, patchInput, updateArgs, VersionedArgs, type FieldsOf } from './arguments.js';
import type { Context } from './context.js';
import { ValidationError } from './errors.js';

/** A mutation that writes records: for editors, and with broken rules of its arguments as an answer. */
export function WriteMutation(result: object, options: { name?: string; description: string }): MethodDecorator {
  return (target, key, descriptor) => {
    Mutation(() => result as StringConstructor, options)(target, key, descriptor);
    Authorized('editor')(target, key, descriptor);
    UseMiddleware(brokenRulesAreAnswers)(target, key as string, descriptor);
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

/** createX, updateX, deleteX and restoreX, for a record type whose fields say all there is to say. */
export function recordMutations<R extends VersionedRecord>(entity: RecordClass<R>, types = mutationTypes(entity)) {
  const { name } = entity;
  const word = name.toLowerCase();
  const CreateArgs = createArgs(createInput(entity));
  const UpdateArgs = updateArgs(types.Patch);

  @Resolver()
  abstract class RecordMutations {
    @WriteMutation(types.Created, { name: `create${name}`, description: `Makes a new ${word}, at version 1.` })
    create(@Args(() => CreateArgs) { input }: { input: FieldsOf<R> }, @Ctx() context: Context): Promise<object> {
      return answer(context, (write) => Promise.resolve(write.create(entity, input as object as Fields)));
    }

    @WriteMutation(types.Updated, {
      name: `update${name}`,
      description: `Changes what \`patch\` names, if the ${word} is still at \`expectedVersion\`.`,
    })
    update(@Args(() => UpdateArgs) { patch, ...target }: UpdateArguments<R>, @Ctx() context: Context): Promise<object> {
      return answer(context, (write) => write.edit(entity, target, patch as object as Fields));
    }

    @WriteMutation(types.Deleted, {
      name: `delete${name}`,
      description: `Deletes the ${word}: it is kept with its history, is found by its id alone, and can be restored.`,
    })
    delete(@Args(() => VersionedArgs) target: VersionedArgs, @Ctx() context: Context): Promise<object> {
      return answer(context, (write) => write.delete(entity, target));
    }

    @WriteMutation(types.Updated, { name: `restore${name}`, description: `Brings a deleted ${word} back.` })
    restore(@Args(() => VersionedArgs) target: VersionedArgs, @Ctx() context: Context): Promise<object> {
      return answer(context, (write) => write.restore(entity, target));
    }
  }
  return RecordMutations;
}

type Fields = Readonly<Record<string, unknown>>;
export type UpdateArguments<R extends VersionedRecord> = VersionedArgs & { patch: Partial<FieldsOf<R>> };
