import type { Config } from '../../config.js';
import type { Identify } from '../identity.js';
import { DemoIdentity } from './demo.js';
import { issuerIdentity } from './issuer.js';

export interface Identity {
  readonly identify: Identify;
  /** Null where an issuer vouches for people: then there are no others. */
  readonly demo: DemoIdentity | null;
}

/** The issuer that is configured, or else the demo people: never both, and in production never these. */
export function configuredIdentity(config: Config, log: (error: unknown) => void): Identity {
  const { production, dataDir, jwtIssuer: name, jwtAudience: audience } = config;
  const keys = config.jwtJwksUrl ?? config.jwtSecret;
  if (name !== null && audience !== null && keys !== null) {
    const { jwtClockToleranceSeconds: clockToleranceSeconds } = config;
    const { jwtIdClaim: id, jwtNameClaim: nameClaim, jwtRoleClaim: role, jwtRoleNames: roles } = config;
    const claims = { id, name: nameClaim, role, roles };
    return { identify: issuerIdentity({ name, audience, keys, clockToleranceSeconds, claims }, log), demo: null };
  }
  if (production) throw new Error('There is no issuer of tokens.');
  const demo = new DemoIdentity(dataDir);
  return { identify: demo.identify, demo };
}
