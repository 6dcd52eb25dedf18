import type { IncomingMessage } from 'node:http';
import proxyAddress from '@fastify/proxy-addr';
import ipaddr from 'ipaddr.js';

/** Whether what stands at this address is a proxy of ours, which may say for whom it asks. */
export type TrustProxy = (address: string, hop: number) => boolean;

const trustNobody: TrustProxy = () => false;

/**
 * By whom a request counts: its address; of IPv6 the network, of which everybody has 2^64 addresses. The same for a
 * request by HTTP and for one that becomes a WebSocket.
 */
export function addressOf(request: IncomingMessage, trustProxy: TrustProxy | null): string {
  const address = proxyAddress(request, trustProxy ?? trustNobody);
  if (!ipaddr.isValid(address)) return 'unknown';
  const parsed = ipaddr.process(address);
  return parsed instanceof ipaddr.IPv6 ? parsed.parts.slice(0, 4).join(':') : parsed.toString();
}
