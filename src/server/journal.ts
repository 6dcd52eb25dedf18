import { DriverException, ValidationError } from '@mikro-orm/core';
import type { Logger } from 'pino';
import type { Log } from './errors.js';
import { outcomeOf, type Observe } from './observation.js';
import { currentTraceId } from './undertaking.js';

/** What a server writes down. */
export interface Journal {
  /** Of what is not the callers' doing. */
  readonly log: Log;
  /** One line for each operation. */
  readonly observe: Observe;
  /** Of what works, and whoever runs the server should see to. */
  readonly warn: (sentence: string) => void;
}

/** Neither tokens nor values are ever in it: not what was sent, and not what the database says of it. */
export function journal(logger: Logger): Journal {
  return {
    log: (error, id) => {
      const traceId = currentTraceId();
      logger.error({ ...(id && { id }), ...(traceId && { traceId }), error: described(error) }, 'unforeseen error');
    },
    warn: (sentence) => logger.warn(sentence),
    observe: (operation) => {
      const { name, type, phase, durationMs, transport, actorId, role, address, traceId } = operation;
      const line = {
        operation: name,
        type,
        ...(phase && { phase }),
        durationMs: Math.round(durationMs * 10) / 10,
        outcome: outcomeOf(operation),
        transport,
        actorId,
        role,
        address,
        traceId,
      };
      logger.info(line, 'operation');
    },
  };
}

const MAX_DEPTH = 5;
/** What PostgreSQL says of an error that is of the schema, and not of a row. */
const OF_THE_SCHEMA = ['code', 'schema', 'table', 'column', 'constraint', 'routine'] as const;

/** An error without values: MikroORM writes whole statements into its messages, and PostgreSQL quotes what it was sent. */
function described(error: unknown, depth = 0): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const fields = error as Error & Partial<Record<(typeof OF_THE_SCHEMA)[number], unknown>>;
  const known = OF_THE_SCHEMA.filter((name) => fields[name] !== undefined).map((name) => [name, fields[name]] as const);
  return {
    type: error.constructor.name,
    ...(!quotesValues(error) && { message: error.message }),
    ...Object.fromEntries(known),
    stack: error.stack?.split('\n').filter((line) => /^\s+at /.test(line)),
    ...(error.cause !== undefined && depth < MAX_DEPTH && { cause: described(error.cause, depth + 1) }),
  };
}

function quotesValues(error: Error): boolean {
  const isOfPostgres = 'severity' in error;
  return isOfPostgres || error instanceof DriverException || error instanceof ValidationError;
}
