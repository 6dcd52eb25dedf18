import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Of Linux on every machine that Node runs on. */
const TICKS_PER_SECOND = 100;

/** What PostgreSQL has used since its start: all its processes, those too that have ended. NaN where there is no /proc. */
export function postgresCpuSeconds(dataDir: string): number {
  try {
    const pid = readFileSync(join(dataDir, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]!;
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean);
    // What has ended is counted by its parent.
    const ticks = children.map((child) => ticksOf(child, 2)).reduce((sum, each) => sum + each, ticksOf(pid, 4));
    return ticks / TICKS_PER_SECOND;
  } catch {
    return NaN;
  }
}

/** The first so many of: in user mode, in system mode, and both of children that have ended. */
function ticksOf(pid: string, columns: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const afterName = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return afterName.slice(11, 11 + columns).reduce((sum, ticks) => sum + Number(ticks), 0);
}
