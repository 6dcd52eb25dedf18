import { GraphQLError } from 'graphql';
import type { Caller, Identify } from '../identity.js';
import { Allowances } from './allowances.js';
import type { Cost } from './cost.js';
import { rateLimited } from './refused.js';

/** In each minute; 0: without end. */
export interface RateLimits {
  readonly mutationsPerPerson: number;
  readonly mutationsPerAddress: number;
  readonly fieldsPerPerson: number;
  readonly fieldsPerAddress: number;
  readonly failedAuthenticationsPerAddress: number;
}

/** Who asks, and from where. */
export interface Origin {
  readonly person: string;
  readonly address: string;
}

/** As much as an operation counts whatever it asks for: to be read, checked and answered costs something too. */
const FIELDS_OF_ANY = 100;

/** How much is asked for by one person, and from one address, on all transports together. */
export class Rates {
  readonly #mutations: readonly [person: Allowances, address: Allowances];
  readonly #fields: readonly [person: Allowances, address: Allowances];
  readonly #failures: Allowances;

  constructor(limits: RateLimits) {
    this.#mutations = [new Allowances(limits.mutationsPerPerson), new Allowances(limits.mutationsPerAddress)];
    this.#fields = [new Allowances(limits.fieldsPerPerson), new Allowances(limits.fieldsPerAddress)];
    this.#failures = new Allowances(limits.failedAuthenticationsPerAddress);
  }

  /** Who has failed too often to say who they are is not listened to for a while. */
  async identify(identify: Identify, authorization: string | undefined, address: string): Promise<Caller> {
    const seconds = this.#failures.secondsUntil(address, 1);
    if (seconds > 0) throw rateLimited('There were too many bad tokens from this address.', seconds);
    try {
      return await identify(authorization);
    } catch (error) {
      const isBad = error instanceof GraphQLError && error.extensions['code'] === 'UNAUTHENTICATED';
      if (isBad && authorization !== undefined) this.#failures.take(address, 1);
      throw error;
    }
  }

  /** Begins an operation of which nothing is known yet. It counts, whatever becomes of it. */
  begin(origin: Origin): void {
    take(this.#fields, origin, FIELDS_OF_ANY, 'There were too many operations');
  }

  /** Goes on with one of which it is known what it asks for. */
  admit(origin: Origin, { fields, mutations }: Cost): void {
    take(this.#mutations, origin, mutations, 'There were too many mutations');
    take(this.#fields, origin, Math.max(0, fields - FIELDS_OF_ANY), 'Too much was asked for');
  }
}

/** From both or from neither. */
function take(
  [ofPerson, ofAddress]: readonly [Allowances, Allowances],
  { person, address }: Origin,
  amount: number,
  message: string,
): void {
  if (amount === 0) return;
  const [forPerson, forAddress] = [ofPerson.secondsUntil(person, amount), ofAddress.secondsUntil(address, amount)];
  const seconds = Math.max(forPerson, forAddress);
  const whose = forPerson >= forAddress ? 'you' : 'your address';
  if (seconds > 0) throw rateLimited(`${message} from ${whose}: try again in ${seconds} s.`, seconds);
  ofPerson.take(person, amount);
  ofAddress.take(address, amount);
}
