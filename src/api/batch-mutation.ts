import { ArgsType, Args, Field, ObjectType, Resolver, createUnionType } from 'type-graphql';
import type { Issue } from '../core/refusal.js';
import { brokenRulesOf } from '../model/field-rules.js';
import { pluralTypeName } from '../model/names.js';
import { recordType, type RecordClass } from '../model/record-type.js';
import type { VersionedRecord } from '../model/versioned-record.js';
import { answerAll, Called, type Call } from './answer.js';
import { MutationArgs, updateInput, type UpdateEntry } from './arguments.js';
import { BatchError, validationError, ValidationError } from './errors.js';
import { WriteMutation } from './record-mutations.js';

const MAX_UPDATES = 1000;

/** updateXs: several records of one type in one transaction, all or nothing. */
export function batchMutation<R extends VersionedRecord>(entity: RecordClass<R>, Patch: new () => object) {
  const { plural } = recordType(entity);
  const name = pluralTypeName(plural);
  const Update = updateInput(Patch, `${entity.name}Update`);

  @ObjectType(`${name}Updated`, { description: `Every one of the ${plural} as the write left it.` })
  class RecordsUpdated {}
  Field(() => [entity], { description: 'In the order of the input.' })(RecordsUpdated.prototype, plural);

  @ArgsType()
  class BatchArgs extends MutationArgs {
    @Field(() => [Update], { description: `1 to ${MAX_UPDATES} of them, each of another record.` })
    updates!: UpdateEntry[];
  }

  const Result = createUnionType({
    name: `Update${name}Result`,
    description: `The ${plural}, all of them updated; or why none was.`,
    types: () => [RecordsUpdated, BatchError, ValidationError] as const,
  });

  @Resolver()
  class BatchMutation {
    @WriteMutation(Result, { name: `update${name}`, description: 'All or nothing: one transaction.' })
    async update(@Args(() => BatchArgs, { validate: false }) args: BatchArgs, @Called() call: Call): Promise<object> {
      const { updates } = args;
      // Those of its entries are told of each entry.
      const issues = [...brokenRulesOf(args), ...brokenRulesOfList(updates)];
      if (issues.length > 0) return validationError(issues);
      const edits = updates.map((update) => ({ ...update, patch: { ...update.patch }, issues: brokenRulesOf(update) }));
      return answerAll(
        call,
        entity,
        updates.map(({ id }) => id),
        (write) => write.editAll(entity, edits),
        (records) => Object.assign(new RecordsUpdated(), { [plural]: records }),
      );
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
