import { DEMO_PEOPLE, type DemoIdentity } from './identity/demo.js';

interface Started {
  readonly url: string;
  readonly where: string;
  readonly production: boolean;
  /** Null where there are no demo people. */
  readonly demo: DemoIdentity | null;
}

/** What to do next, for somebody who has just started the server for the first time. */
export async function welcome({ url, where, production, demo }: Started): Promise<string> {
  const api = production ? `API              ${url}/graphql` : `Apollo Sandbox   ${url}/graphql`;
  const header = demo ? '' : ` -H "authorization: Bearer $TOKEN"`;
  return `
Concord is ready.

  Back office      ${url}/   (open it in a browser)
${demo ? `  See a conflict   ${url}/demo\n` : ''}  ${api}
  Database         ${where}

${demo ? await tokensOf(demo) : 'Everybody needs a token of the issuer (JWT_ISSUER), for "Authorization: Bearer …".'}

Try it:

  curl -s ${url}/graphql -H 'content-type: application/json'${header} \\
    -d '{"query":"{ products(first: 3) { nodes { id version sku name price } } }"}'

Ctrl-C stops it.
`;
}

async function tokensOf(demo: DemoIdentity): Promise<string> {
  const people = await Promise.all(
    Object.entries(DEMO_PEOPLE).map(
      async ([id, { role }]) => `  ${id.padEnd(5)} ${role.padEnd(14)} ${await demo.token(id)}`,
    ),
  );
  return `Tokens of the demo people, for "Authorization: Bearer …" (without one you are ana):\n\n${people.join('\n')}`;
}
