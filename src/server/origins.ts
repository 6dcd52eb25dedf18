import type { IncomingMessage } from 'node:http';

/** Apollo Sandbox runs in the browser from Apollo's own sites; embedded, its requests come from the second. */
export const SANDBOX_ORIGINS = ['https://studio.apollographql.com', 'https://sandbox.embed.apollographql.com'];

/**
 * Whether a page of this origin may open a socket: no browser asks the server before it does. Programs name no origin,
 * and no page can leave it out.
 */
export function mayOpenSocket({ headers: { origin, host } }: IncomingMessage, production: boolean): boolean {
  if (origin === undefined) return true;
  if (!production && SANDBOX_ORIGINS.includes(origin)) return true;
  return host !== undefined && URL.parse(origin)?.host === host.toLowerCase();
}
