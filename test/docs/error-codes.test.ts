import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { STATUS_OF_CODE } from '../../src/server/error-codes.js';

it('PROTOCOL.md lists every code of an error, and no other', () => {
  const protocol = readFileSync(new URL('../../PROTOCOL.md', import.meta.url), 'utf8');
  const [, refusals] = /^## Refusals$(.*?)(?:^## |$(?![^]))/ms.exec(protocol)!;
  const inFirstColumn = refusals!.matchAll(/^\| (`.*?) +\|/gm);
  const listed = [...inFirstColumn].flatMap(([, cell]) => cell!.split(', ').map((code) => code.replaceAll('`', '')));
  expect(listed.toSorted()).toEqual(Object.keys(STATUS_OF_CODE).toSorted());
});
