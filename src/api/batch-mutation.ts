import { ArgsType, Args, Ctx, Field, ObjectType, Resolver, createUnionType } from 'type-graphql';
import type { Issue } from '../core/refusal.js';
import { recordType, type RecordClass } from '../model/record-type.js';
import type { VersionedRecord } from '../model/versioned-record.js';
import { answer } from './answer.js';
import { brokenRules, updateInput, type UpdateEntry } from './arguments.js';
import type { Context } from './context.js';
import { BatchError, validationError, ValidationError } from './errors.js';
import { WriteMutation } from './record-mutations.js';

const MAX_UPDATES = 1000;

/** updateXs: several records of one type in one transaction, all or nothing. */
export function batchMutation<R extends VersionedRecord>(entity: RecordClass<R>, Patch: new () => object) {
  const { plural } = recordType(entity);
  const name = `${entity.name}s`;
  const Update = updateInput(Patch, `${entity.name}Update`);

  @ObjectType(`${name}Updated`, { description: `Every one of the ${plural} as the write left it.` })
  class RecordsUpdated {}
  Field(() => [entity], { description: 'In the order of the input.' })(RecordsUpdated.prototype, plural);

  @ArgsType()
  class BatchArgs {
    @Field(() => [Update], { description: `1 to ${MAX_UPDATES} of them, each of another record.` })
    updates!: UpdateEntry[];
  }

  const Result = createUnionType({
    name: `Update${name}Result`,
    description: `The ${plural}, all of them updated; or why none was.`,
    types: () => [RecordsUpdated, BatchError, ValidationError] as const,
  });

  @Resolver()
  abstract class BatchMutation {
    @WriteMutation(Result, { name: `update${name}`, description: 'All or nothing: one transaction.' })
    async update(
      @Args(() => BatchArgs, { validate: false }) { updates }: BatchArgs,
      @Ctx() context: Context,
    ): Promise<object> {
      const issues = brokenRulesOfList(updates);
      if (issues.length > 0) return validationError(issues);
      return answer(context, async (write) => {
        const edits = updates.map((update) => ({ ...update, patch: { ...update.patch }, issues: brokenRules(update) }));
        const records = await write.editAll(entity, edits);
        return Object.assign(new RecordsUpdated(), { [plural]: records });
      });
    }
  }
  return BatchMutation;
}

function brokenRulesOfList(updates: readonly UpdateEntry[]): Issue[] {
  if (updates.length === 0) return [{ path: ['updates'], message: 'is empty' }];
  if (updates.length > MAX_UPDATES) return [{ path: ['updates'], message: `has more than ${MAX_UPDATES} entries` }];
  const seen = new Set<string>();
  return updates.flatMap(({ id }, index) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [{ path: ['updates', String(index), 'id'], message: 'names a record that the batch updates already' }];
  });
}
