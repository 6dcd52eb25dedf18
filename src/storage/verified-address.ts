import { isIP } from 'node:net';
import type { Client } from 'pg';

interface Inner {
  readonly host: string;
  readonly connection: { ssl: boolean | { host?: string } };
}

/**
 * pg does not say whom to verify where the database is named by an IP address, and Node then takes the certificate to be that of "localhost":
 * the right one is refused, and a wrong one may pass.
 */
export function verifyAddress(client: Client): void {
  const { host, connection } = client as unknown as Inner;
  if (!connection.ssl || isIP(host) === 0) return;
  if (connection.ssl === true) connection.ssl = {};
  connection.ssl.host = host;
}
