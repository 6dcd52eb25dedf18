import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import { allowedOrigins } from './origins.js';

/** From where the page of Apollo Sandbox has its parts. It allows no other itself, and only the scripts that it names. */
const SANDBOX = {
  scripts: 'https://embeddable-sandbox.cdn.apollographql.com',
  page: 'https://sandbox.embed.apollographql.com',
  images: 'https://apollo-server-landing-page.cdn.apollographql.com',
  styles: 'https://fonts.googleapis.com',
  fonts: 'https://fonts.gstatic.com',
};

/** A page may load, and talk to, its own server alone: the back office. */
const OWN_PAGE = {
  'default-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
  'object-src': ["'none'"],
};

/** In development there are Apollo Sandbox, and two people side by side at /demo. */
const OWN_PAGE_AND_SANDBOX = {
  ...OWN_PAGE,
  'frame-ancestors': ["'self'"],
  'script-src': ["'self'", "'unsafe-inline'", SANDBOX.scripts],
  'style-src': ["'self'", "'unsafe-inline'", SANDBOX.styles],
  'font-src': ["'self'", SANDBOX.fonts],
  'img-src': ["'self'", SANDBOX.images],
  'manifest-src': ["'self'", SANDBOX.images],
  'frame-src': ["'self'", SANDBOX.page],
};

interface Pages {
  readonly production: boolean;
  /** Of pages on other sites that may use the API. */
  readonly allowedOrigins: readonly string[];
}

/** What browsers are told to keep to, with every answer: from where a page may load what, and which pages may ask. */
export async function setBrowserRules(server: FastifyInstance, pages: Pages): Promise<void> {
  const { production } = pages;
  await server.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: production ? OWN_PAGE : OWN_PAGE_AND_SANDBOX },
    // Whoever has been told once goes on with it for a year: for a name that is served over TLS.
    strictTransportSecurity: production,
    xFrameOptions: { action: production ? 'deny' : 'sameorigin' },
  });
  await server.register(cors, {
    origin: [...allowedOrigins(pages)],
    methods: ['GET', 'POST'],
    exposedHeaders: ['retry-after'],
    maxAge: 600,
    // An OPTIONS that is no preflight is nobody's error.
    strictPreflight: false,
  });
}
