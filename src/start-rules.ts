import { BlockList, isIP } from 'node:net';
import type { Rule } from './config.js';

/** What the settings of a server must be together: of other commands, none of this is asked. */

const PARTS = 'JWT_ISSUER, JWT_AUDIENCE, and either JWT_JWKS_URL or JWT_SECRET';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

const productionHasIssuer: Rule = ({ production, ...settings }) => {
  if (!production || givenOf(settings).length > 0) return null;
  return `A production start (NODE_ENV=production) needs an issuer of tokens: set ${PARTS}.`;
};

const issuerIsWhole: Rule = (settings) => {
  const given = givenOf(settings);
  const missing = [
    ...['JWT_ISSUER', 'JWT_AUDIENCE'].filter((name) => !given.includes(name)),
    ...(given.some((name) => KEYS.includes(name)) ? [] : [KEYS.join(' or ')]),
  ];
  if (given.length === 0 || missing.length === 0) return null;
  return `An issuer of tokens takes ${PARTS}: set ${missing.join(' and ')}, too.`;
};

const issuerHasOneKindOfKey: Rule = (settings) => {
  if (!KEYS.every((name) => givenOf(settings).includes(name))) return null;
  return 'JWT_JWKS_URL and JWT_SECRET exclude each other: tokens are signed with one or the other.';
};

/** Whoever can change what comes from there can make tokens. */
const keysComeSafely: Rule = ({ production, jwtJwksUrl }) => {
  if (!production || !jwtJwksUrl || jwtJwksUrl.protocol === 'https:' || isLoopback(jwtJwksUrl.hostname)) return null;
  return 'JWT_JWKS_URL must begin with https:// in production, unless it is an address of this machine.';
};

const developmentIsAlone: Rule = ({ production, host }) => {
  if (production || host === undefined || isLoopback(host)) return null;
  return `HOST must be an address that only this machine reaches, such as 127.0.0.1, not "${host}", in development: set NODE_ENV=production to serve others.`;
};

const directIsOfSomething: Rule = ({ databaseUrl, directUrl }) =>
  directUrl && databaseUrl === null
    ? 'DATABASE_DIRECT_URL goes with DATABASE_URL: set that, too, to where the server reaches the database.'
    : null;

export const START_RULES: readonly Rule[] = [
  productionHasIssuer,
  issuerIsWhole,
  issuerHasOneKindOfKey,
  keysComeSafely,
  developmentIsAlone,
  directIsOfSomething,
];

const KEYS = ['JWT_JWKS_URL', 'JWT_SECRET'];

/** Those that are set, rightly or wrongly. */
function givenOf(settings: Omit<Parameters<Rule>[0], 'production'>): string[] {
  const { jwtIssuer, jwtAudience, jwtJwksUrl, jwtSecret } = settings;
  const all = { JWT_ISSUER: jwtIssuer, JWT_AUDIENCE: jwtAudience, JWT_JWKS_URL: jwtJwksUrl, JWT_SECRET: jwtSecret };
  return Object.entries(all).flatMap(([name, value]) => (value === null ? [] : [name]));
}

function isLoopback(host: string): boolean {
  const address = host.replace(/^\[(.*)\]$/, '$1');
  const version = isIP(address);
  return version === 0 ? address === 'localhost' : loopback.check(address, version === 4 ? 'ipv4' : 'ipv6');
}
