import type { Shop } from '../setup/shop.js';
import type { Statement } from './wire.js';

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  Plans?: Plan[];
}

/** How many rows of tables the statement reads, counted while it is carried out. */
export async function rowsRead(shop: Shop, { sql, parameters }: Statement): Promise<number> {
  const { 'QUERY PLAN': plans } = await shop.sql.row<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
    `explain (analyze, format json) ${sql}`,
    parameters,
  );
  return rowsOf(plans[0].Plan);
}

function rowsOf(plan: Plan): number {
  const inner = (plan.Plans ?? []).reduce((sum, each) => sum + rowsOf(each), 0);
  if (plan['Relation Name'] === undefined) return inner;
  const removed = (plan['Rows Removed by Filter'] ?? 0) + (plan['Rows Removed by Index Recheck'] ?? 0);
  return inner + (plan['Actual Rows'] + removed) * plan['Actual Loops'];
}
