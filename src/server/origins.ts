import type { IncomingMessage } from 'node:http';

/** Apollo Sandbox runs in the browser from Apollo's own sites; embedded, its requests come from the second. */
const SANDBOX_ORIGINS = ['https://studio.apollographql.com', 'https://sandbox.embed.apollographql.com'];

/** The sites whose pages may send requests and open sockets, besides the server's own. */
export function allowedOrigins(options: { allowedOrigins: readonly string[]; production: boolean }): readonly string[] {
  return options.production ? options.allowedOrigins : [...options.allowedOrigins, ...SANDBOX_ORIGINS];
}

/**
 * Whether a page of this origin may open a socket: no browser asks the server before it does. Programs name no origin,
 * and no page can leave it out.
 */
export function mayOpenSocket({ headers: { origin, host } }: IncomingMessage, origins: readonly string[]): boolean {
  if (origin === undefined) return true;
  if (origins.includes(origin)) return true;
  return host !== undefined && URL.parse(origin)?.host === host.toLowerCase();
}
