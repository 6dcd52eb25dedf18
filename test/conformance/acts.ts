import type { Answer, Way } from './answers.js';
import type { Records, Target } from './records.js';
import type { Story } from './story.js';

/** A mutation of an existing record, called as it can be called for any record that has been changed once. */
export interface Act {
  readonly name: string;
  readonly act: (story: Story, target: Target, way?: Way) => Promise<Answer>;
}

/** Those that the type has. */
export function actsOf(records: Records): Act[] {
  const acts: readonly (Act & { name: keyof Records['documents']['mutations'] })[] = [
    { name: 'update', act: (story, target, way) => records.save(target, story.change(...names(records)), way) },
    { name: 'delete', act: (_, target, way) => records.act('delete', target, {}, way) },
    { name: 'restore', act: (_, target, way) => records.act('restore', target, {}, way) },
    { name: 'revert', act: (_, target, way) => records.act('revert', target, { toVersion: 1 }, way) },
    { name: 'undo', act: (_, target, way) => records.act('undo', target, { version: 2 }, way) },
  ];
  return acts.filter(({ name }) => records.can(name));
}

export function names({ fields }: Records): string[] {
  return fields.map(({ name }) => name);
}
