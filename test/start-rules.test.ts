import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../src/config.js';
import { START_RULES } from '../src/start-rules.js';

const WHOLE = { JWT_ISSUER: 'https://issuer.example/', JWT_AUDIENCE: 'shop', JWT_SECRET: 'x'.repeat(32) };
const JWKS = {
  JWT_ISSUER: 'https://issuer.example/',
  JWT_AUDIENCE: 'shop',
  JWT_JWKS_URL: 'https://issuer.example/keys',
};
const PRODUCTION = { NODE_ENV: 'production' };

const start = (environment: NodeJS.ProcessEnv) => readConfig(environment, START_RULES);

describe('a server starts', () => {
  it.each([
    ['in development, with nothing set', {}],
    ['in development, with an issuer', WHOLE],
    ['in development, with keys at an address without TLS', { ...JWKS, JWT_JWKS_URL: 'http://keycloak:8080/keys' }],
    ['in production, with a secret', { ...PRODUCTION, ...WHOLE }],
    ['in production, with keys at an address', { ...PRODUCTION, ...JWKS }],
    ['in production, for everybody', { ...PRODUCTION, ...WHOLE, HOST: '0.0.0.0' }],
  ])('%s', (_what, environment) => {
    expect(() => start(environment)).not.toThrow();
  });

  it.each(['127.0.0.1', '127.8.0.1', '::1', 'localhost'])('in development, at %s', (HOST) => {
    expect(start({ HOST }).host).toBe(HOST);
  });

  it.each(['http://127.0.0.1:8080/keys', 'http://localhost/keys', 'http://[::1]:8080/keys'])(
    'in production, with keys at %s, which leaves this machine as little',
    (JWT_JWKS_URL) => {
      expect(() => start({ ...PRODUCTION, ...JWKS, JWT_JWKS_URL })).not.toThrow();
    },
  );
});

describe('a server does not start', () => {
  const PARTS = 'JWT_ISSUER, JWT_AUDIENCE, and either JWT_JWKS_URL or JWT_SECRET';

  it('A1: in production without an issuer', () => {
    expect(() => start(PRODUCTION)).toThrow(
      `A production start (NODE_ENV=production) needs an issuer of tokens: set ${PARTS}.`,
    );
  });

  it.each([
    [{ JWT_ISSUER: '' }, 'JWT_ISSUER'],
    [{ JWT_AUDIENCE: '' }, 'JWT_AUDIENCE'],
    [{ JWT_SECRET: '' }, 'JWT_JWKS_URL or JWT_SECRET'],
    [{ JWT_AUDIENCE: '', JWT_SECRET: '' }, 'JWT_AUDIENCE and JWT_JWKS_URL or JWT_SECRET'],
  ])('A1: with a part of an issuer, in development neither: %j', (lacking, missing) => {
    const sentence = `An issuer of tokens takes ${PARTS}: set ${missing}, too.`;
    for (const mode of [{}, PRODUCTION]) expect(() => start({ ...mode, ...WHOLE, ...lacking })).toThrow(sentence);
  });

  it('A1: with both kinds of key', () => {
    expect(() => start({ ...WHOLE, ...JWKS })).toThrow(
      'JWT_JWKS_URL and JWT_SECRET exclude each other: tokens are signed with one or the other.',
    );
  });

  it.each(['http://issuer.example/keys', 'http://127.0.0.1.issuer.example/keys', 'http://10.0.0.1/keys'])(
    'A1: in production with keys that anybody on the way can change: %s',
    (JWT_JWKS_URL) => {
      expect(() => start({ ...PRODUCTION, ...JWKS, JWT_JWKS_URL })).toThrow(/^JWT_JWKS_URL must begin with https:\/\//);
    },
  );

  it.each(['0.0.0.0', '::', '192.168.1.7', 'shop.example', '127.0.0.1.example', '::ffff:10.0.0.1'])(
    'A1: in development where others reach it: %s',
    (HOST) => {
      expect(() => start({ HOST })).toThrow(
        `HOST must be an address that only this machine reaches, such as 127.0.0.1, not "${HOST}", in development`,
      );
      expect(() => start({ HOST, ...WHOLE })).toThrow(/^HOST must be/);
    },
  );

  it('and is told all mistakes at once, each of them once', () => {
    const environment = { HOST: '::', JWT_SECRET: 'short', JWT_ISSUER: 'me', PORT: 'x' };
    expect(() => start(environment)).toThrow(
      new ConfigError(
        [
          'PORT must be a whole number from 0 to 65535, not "x".',
          'JWT_SECRET must have 32 bytes or more, of which nobody can guess any.',
          `An issuer of tokens takes ${PARTS}: set JWT_AUDIENCE, too.`,
          'HOST must be an address that only this machine reaches, such as 127.0.0.1, not "::", in development: set NODE_ENV=production to serve others.',
        ].join(' '),
      ),
    );
  });
});

it('other commands need no issuer, in production neither', () => {
  expect(readConfig({ ...PRODUCTION, HOST: '0.0.0.0' })).toMatchObject({ production: true, jwtIssuer: null });
});
