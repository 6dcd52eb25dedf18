import { readFileSync } from 'node:fs';

const PROTOCOL = readFileSync(new URL('../../PROTOCOL.md', import.meta.url), 'utf8');
const [, REFUSALS] = /^## Refusals$(.*?)(?:^## |$(?![^]))/ms.exec(PROTOCOL)!;

/** The codes of GraphQL errors of which PROTOCOL.md promises that they are all there are. */
export const KNOWN_CODES: ReadonlySet<string> = new Set(
  [...REFUSALS!.matchAll(/`([A-Z]+(?:_[A-Z]+)+|FORBIDDEN|UNAUTHENTICATED|STOPPING)`/g)].map(([, code]) => code!),
);
