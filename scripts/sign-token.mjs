import { SignJWT } from 'jose';

/**
 * A token for an issuer that is nothing but a shared secret: the server's own JWT_ISSUER, JWT_AUDIENCE and JWT_SECRET in the
 * environment, and whom it is for. Whoever runs a real issuer has no use for it. docs/identity.md shows how it is called.
 */
const [id, name, role] = process.argv.slice(2);
const { JWT_ISSUER = '', JWT_AUDIENCE = '', JWT_SECRET = '' } = process.env;
if (!id || !name || !role || !JWT_SECRET) {
  console.error('Usage: node --env-file=.env scripts/sign-token.mjs ID NAME viewer|editor|administrator');
  process.exit(1);
}
const token = await new SignJWT({ name, role })
  .setProtectedHeader({ alg: 'HS256' })
  .setIssuer(JWT_ISSUER)
  .setAudience(JWT_AUDIENCE)
  .setSubject(id)
  .setIssuedAt()
  .setExpirationTime('8 hours')
  .sign(Buffer.from(JWT_SECRET));
console.log(token);
