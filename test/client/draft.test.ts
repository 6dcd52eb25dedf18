import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  arrived,
  choose,
  compare,
  decimal,
  edit,
  isDirty,
  longText,
  openDraft,
  propose,
  saved,
  scalar,
  shown,
  stringSet,
  takeOver,
  toSave,
  undecided,
  type ComparedField,
  type Draft,
  type Values,
} from '../../src/client/index.js';

const FIELDS: ComparedField[] = [
  { name: 'name', kind: scalar },
  { name: 'price', kind: decimal(2) },
  { name: 'tags', kind: stringSet },
  { name: 'description', kind: longText },
];
const BASE = { name: 'Lamp', price: '19.90', tags: ['red'], description: 'one\ntwo\nthree\n' };

const lamp = (version: number, values: Partial<typeof BASE> = {}) => ({ version, values: { ...BASE, ...values } });
const editing = (values: Values): Draft =>
  Object.entries(values).reduce((draft, [field, value]) => edit(draft, field, value), openDraft(lamp(1)));

describe('a draft', () => {
  it('saves what was changed, based on the version that was read', () => {
    const draft = editing({ name: 'Big lamp', price: '19.9' });
    expect(shown(draft)).toEqual({ ...BASE, name: 'Big lamp', price: '19.9' });
    expect(toSave(FIELDS, draft)).toMatchObject({ expectedVersion: 1, patch: { name: 'Big lamp' } });
  });

  it('may begin with an old change that is to be undone: what came after it stays, or clashes', () => {
    const [before, after] = [{ ...BASE }, { ...BASE, price: '20.00', name: 'Lamp XL' }];
    const now = lamp(4, { price: '21.00', name: 'Lamp XL', tags: ['red', 'new'] });
    const draft = propose(now, after, before);
    expect(undecided(FIELDS, draft)).toEqual(['price']);
    const decided = choose(draft, 'price', 'mine', '19.90');
    expect(toSave(FIELDS, decided)).toMatchObject({ expectedVersion: 4, patch: { name: 'Lamp', price: '19.90' } });
    expect(Object.keys(toSave(FIELDS, decided)!.patch)).toEqual(['name', 'price']);
  });

  it('has nothing to save when everything is typed back', () => {
    const draft = edit(editing({ name: 'Big lamp' }), 'name', 'Lamp');
    expect(isDirty(FIELDS, draft)).toBe(false);
    expect(toSave(FIELDS, draft)).toBe(null);
  });

  it('follows the server while nothing is typed', () => {
    const draft = arrived(openDraft(lamp(1)), lamp(2, { name: 'Their lamp' }));
    expect(shown(draft)['name']).toBe('Their lamp');
    expect(isDirty(FIELDS, draft)).toBe(false);
  });

  it('does not go back to an older version', () => {
    const draft = arrived(
      arrived(editing({ name: 'Big lamp' }), lamp(3, { price: '3.00' })),
      lamp(2, { price: '2.00' }),
    );
    expect(draft.current.version).toBe(3);
  });

  it('leaves the form as it is when somebody saves, and takes over what does not clash when asked', () => {
    let draft = editing({ name: 'Big lamp', tags: ['red', 'new'] });
    draft = arrived(draft, lamp(2, { price: '24.00', tags: ['red', 'sale'] }));
    expect(shown(draft)).toMatchObject({ name: 'Big lamp', price: '19.90', tags: ['red', 'new'] });
    draft = takeOver(FIELDS, draft);
    expect(shown(draft)).toMatchObject({ name: 'Big lamp', price: '24.00', tags: ['new', 'red', 'sale'] });
    expect(toSave(FIELDS, draft)).toMatchObject({
      expectedVersion: 2,
      patch: { name: 'Big lamp', tags: ['new', 'red', 'sale'] },
    });
  });

  it('tells by whom each field was changed', () => {
    let draft = editing({ name: 'Big lamp', tags: ['red', 'new'] });
    draft = arrived(draft, lamp(2, { price: '24.00', tags: ['red', 'sale'] }));
    expect(compare(FIELDS, draft).map(({ field, changed }) => [field, changed])).toEqual([
      ['name', 'mine'],
      ['price', 'theirs'],
      ['tags', 'both'],
    ]);
  });

  it('lets a tag be removed that others added, once it is taken over', () => {
    let draft = takeOver(FIELDS, arrived(editing({ name: 'Big lamp' }), lamp(2, { tags: ['red', 'sale'] })));
    draft = edit(draft, 'tags', ['red']);
    expect(toSave(FIELDS, draft)?.patch).toEqual({ name: 'Big lamp', tags: ['red'] });
  });

  it('saves nothing while a field that clashes is undecided, and keeps what was typed in it', () => {
    let draft = arrived(editing({ price: '21.00', name: 'Big lamp' }), lamp(2, { price: '24.00' }));
    expect(undecided(FIELDS, draft)).toEqual(['price']);
    expect(toSave(FIELDS, draft)).toBe(null);
    draft = takeOver(FIELDS, draft);
    expect(undecided(FIELDS, draft)).toEqual(['price']);
    expect(shown(draft)).toMatchObject({ price: '21.00', name: 'Big lamp' });
  });

  it.each([
    ['mine', '21.00', { price: '21.00' }],
    ['theirs', '24.00', undefined],
    ['edited', '22.50', { price: '22.50' }],
  ] as const)('saves what was decided: %s', (side, value, patch) => {
    const draft = choose(arrived(editing({ price: '21.00' }), lamp(2, { price: '24.00' })), 'price', side, value);
    expect(undecided(FIELDS, draft)).toEqual([]);
    expect(toSave(FIELDS, draft)?.patch).toEqual(patch);
  });

  it('keeps decisions when the next save is refused too, apart from what was changed again', () => {
    let draft = arrived(editing({ price: '21.00', name: 'Big lamp' }), lamp(2, { price: '24.00', name: 'Their lamp' }));
    draft = choose(choose(draft, 'price', 'mine', '21.00'), 'name', 'mine', 'Big lamp');
    draft = arrived(draft, lamp(3, { price: '25.00', name: 'Their lamp' }));
    expect(undecided(FIELDS, draft)).toEqual(['price']);
    const [name, price] = compare(FIELDS, draft);
    expect(name).toMatchObject({ field: 'name', choice: { side: 'mine' } });
    expect(price).toMatchObject({ field: 'price', choice: null, outdated: { side: 'mine', value: '21.00' } });
    expect(compare(FIELDS, takeOver(FIELDS, draft)).find(({ field }) => field === 'price')).toEqual(price);
  });

  it('keeps what is typed between a save and its answer', () => {
    let draft = editing({ name: 'Big lamp', price: '21.00' });
    const save = toSave(FIELDS, draft)!;
    draft = edit(draft, 'name', 'Big lamps');
    draft = saved(draft, save, lamp(2, { name: 'Big lamp', price: '21.00' }));
    expect(shown(draft)).toMatchObject({ name: 'Big lamps', price: '21.00' });
    expect(toSave(FIELDS, draft)).toMatchObject({ expectedVersion: 2, patch: { name: 'Big lamps' } });
  });

  it('compares what is typed between a save and its answer with what was sent', () => {
    let draft = editing({ name: 'Big lamp' });
    const save = toSave(FIELDS, draft)!;
    draft = arrived(edit(draft, 'name', 'Big lamps'), lamp(3, { name: 'Their lamp' }));
    draft = saved(draft, save, lamp(2, { name: 'Big lamp' }));
    expect(compare(FIELDS, draft)).toMatchObject([
      { field: 'name', base: 'Big lamp', current: 'Their lamp', yours: 'Big lamps', conflicting: true },
    ]);
  });

  it('is clean after a save, and when a newer version is there before the answer', () => {
    const draft = editing({ name: 'Big lamp' });
    const save = toSave(FIELDS, draft)!;
    const mine = lamp(2, { name: 'Big lamp' });
    expect(saved(draft, save, mine)).toEqual(openDraft(mine));
    const newer = lamp(3, { name: 'Big lamp', price: '24.00' });
    expect(saved(arrived(draft, newer), save, mine)).toEqual(openDraft(newer));
  });

  it('outlives the storage of a browser', () => {
    const draft = choose(arrived(editing({ price: '21.00' }), lamp(2, { price: '24.00' })), 'price', 'mine', '21.00');
    expect(JSON.parse(JSON.stringify(draft))).toEqual(draft);
  });
});

describe('whatever happens to a draft', () => {
  const lines = fc.array(fc.constantFrom('one', 'two', 'three', 'four'), { maxLength: 5 });
  const VALUES: Record<string, fc.Arbitrary<unknown>> = {
    name: fc.constantFrom('Lamp', 'Big lamp', 'Their lamp'),
    price: fc.constantFrom('19.90', '19.9', '24.00'),
    tags: fc.subarray(['red', 'new', 'sale']),
    description: lines.map((words) => words.map((word) => `${word}\n`).join('')),
  };
  const change = fc.constantFrom(...Object.keys(VALUES)).chain((field) => fc.tuple(fc.constant(field), VALUES[field]!));
  const event = fc.oneof(
    fc.record({ kind: fc.constant('edit' as const), change }),
    fc.record({ kind: fc.constant('arrived' as const), change }),
    fc.record({ kind: fc.constant('takeOver' as const), change }),
    fc.record({ kind: fc.constant('mine' as const), change }),
  );

  it('a name that was typed stays until its writer decides otherwise', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 12 }), (events) => {
        let [draft, typed]: [Draft, unknown] = [openDraft(lamp(1)), undefined];
        for (const {
          kind,
          change: [field, value],
        } of events) {
          if (kind === 'edit') {
            draft = edit(draft, field, value);
            if (field === 'name') typed = draft.mine['name'];
          } else if (kind === 'arrived') {
            const { version, values } = draft.current;
            draft = arrived(draft, { version: version + 1, values: { ...values, [field]: value } });
          } else if (kind === 'takeOver') draft = takeOver(FIELDS, draft);
          else for (const clash of undecided(FIELDS, draft)) draft = choose(draft, clash, 'mine', shown(draft)[clash]);
          // Somebody else saved the same: it is not only here any more.
          if (draft.current.values['name'] === typed) typed = undefined;
          if (typed !== undefined) expect(shown(draft)['name']).toBe(typed);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('taking over first or not, the same is saved', () => {
    fc.assert(
      fc.property(fc.array(change), fc.array(change), (mine, theirs) => {
        let draft = mine.reduce((sofar, [field, value]) => edit(sofar, field, value), openDraft(lamp(1)));
        draft = arrived(draft, { version: 2, values: { ...BASE, ...Object.fromEntries(theirs) } });
        const taken = takeOver(FIELDS, draft);
        expect(undecided(FIELDS, taken)).toEqual(undecided(FIELDS, draft));
        const [one, other] = [toSave(FIELDS, draft), toSave(FIELDS, taken)];
        expect(other?.patch).toEqual(one?.patch);
        expect(other?.expectedVersion).toBe(one?.expectedVersion);
      }),
      { numRuns: 2000 },
    );
  });
});
