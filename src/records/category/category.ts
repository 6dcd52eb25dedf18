import { DefineRecord, Reference, Text } from '../../model/declare.js';
import type { Proposal } from '../../model/record-type.js';
import type { Issue } from '../../core/refusal.js';
import { VersionedRecord } from '../../model/versioned-record.js';

@DefineRecord<Category>({
  prefix: 'category',
  plural: 'categories',
  description: 'A branch of the tree in which products are sorted.',
  rules: neverItsOwnAncestor,
})
export class Category extends VersionedRecord {
  @Text({ max: 200, description: 'To be shown to people; need not be unique.' })
  name!: string;

  @Reference(() => Category, {
    column: 'parent_id',
    description: 'Null at the top. A category is never its own ancestor.',
  })
  parentId!: string | null;
}

/**
 * Two moves that are each fine can make a circle together, so moves wait for each other: the walk up the tree is done
 * under a lock that only moves take, and that the end of the transaction releases.
 */
async function neverItsOwnAncestor({ record, changed, query }: Proposal<Category>): Promise<Issue[]> {
  if (!changed.has('parentId') || record.parentId === null) return [];
  await query(`select pg_advisory_xact_lock(hashtextextended('concord: moves of categories', 0))`, []);
  const ancestors = await query<{ id: string }>(
    `with recursive ancestor as (
       select id, parent_id from categories where id = $1
       union
       select parent.id, parent.parent_id from categories parent join ancestor on parent.id = ancestor.parent_id
     )
     select id from ancestor where id = $2`,
    [record.parentId, record.id],
  );
  return ancestors.length > 0 ? [{ path: ['parentId'], message: 'would make the category its own ancestor' }] : [];
}
