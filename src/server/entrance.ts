import type { IncomingMessage } from 'node:http';
import { GraphQLError } from 'graphql';
import type { Context, ContextOf } from '../api/context.js';
import { through, type Door } from './execution.js';
import type { Caller, Identify } from './identity.js';
import { addressOf, type TrustProxy } from './limits/address.js';
import type { Rates } from './limits/rates.js';

/** Somebody who is known, and where they come from. */
export interface Visitor extends Caller {
  readonly address: string;
}

/**
 * What a request says of who makes it. One that says it twice says nothing that can be relied on: whoever stands in between may have read the
 * other one. Sources: RFC 9110, section 5.3; RFC 6750, section 3.1 ("invalid_request").
 * @throws GraphQLError BAD_REQUEST
 */
export function authorizationOf({ headersDistinct }: IncomingMessage): string | undefined {
  const [authorization, ...others] = headersDistinct['authorization'] ?? [];
  if (others.length === 0) return authorization;
  const http = { status: 400, headers: new Map([['www-authenticate', 'Bearer error="invalid_request"']]) };
  throw new GraphQLError('There is more than one header "Authorization".', {
    extensions: { code: 'BAD_REQUEST', http },
  });
}

/** The way in, whichever the door: nobody asks for anything who has not come by here. */
export class Entrance {
  constructor(
    private readonly identifyBy: Identify,
    private readonly rates: Rates,
    private readonly trustProxy: TrustProxy | null,
    private readonly contextOf: ContextOf,
  ) {}

  async identify(request: IncomingMessage, authorization: string | undefined): Promise<Visitor> {
    const address = addressOf(request, this.trustProxy);
    return { ...(await this.rates.identify(this.identifyBy, authorization, address)), address };
  }

  /** The context of one operation. From here on it counts, whatever it turns out to be. */
  begin({ actor, role, address }: Visitor, door: Omit<Door, 'address'>): Context {
    this.rates.begin({ person: actor.id, address });
    return through({ ...door, address }, this.contextOf({ actor, role }));
  }
}
