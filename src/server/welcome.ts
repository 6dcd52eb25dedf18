import { DEMO_PEOPLE, type DemoIdentity } from './identity.js';

interface Started {
  readonly url: string;
  readonly where: string;
  readonly identity: DemoIdentity;
}

/** What to do next, for somebody who has just started the server for the first time. */
export async function welcome({ url, where, identity }: Started): Promise<string> {
  const people = await Promise.all(
    Object.entries(DEMO_PEOPLE).map(
      async ([id, { role }]) => `  ${id.padEnd(5)} ${role.padEnd(14)} ${await identity.token(id)}`,
    ),
  );
  return `
Concord is ready.

  Apollo Sandbox   ${url}/graphql   (open it in a browser)
  Database         ${where}

Tokens of the demo people, for "Authorization: Bearer …" (without one you are ana):

${people.join('\n')}

Try it:

  curl -s ${url}/graphql -H 'content-type: application/json' \\
    -d '{"query":"{ products(first: 3) { nodes { id version sku name price } } }"}'

Ctrl-C stops it.
`;
}
