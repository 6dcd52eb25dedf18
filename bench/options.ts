import { parseArgs } from 'node:util';
import { CONTENDERS, type ContenderName } from './contenders.ts';

export interface Options {
  readonly contenders: readonly ContenderName[];
  readonly connections: readonly number[];
  readonly repetitions: number;
  readonly roundSeconds: number;
  readonly warmUpSeconds: number;
  readonly fsync: boolean;
  readonly json: boolean;
}

export const HELP = `Measures versioned writes of Concord against two floors, in turns, on one table. See bench/README.md.

  --quick              short rounds and few of them: a smoke test, not a measurement
  --contender NAME     only this one: ${CONTENDERS.join(', ')} (may be repeated)
  --no-fsync           PostgreSQL does not wait for the disk: what the CPUs alone allow
  --json               the results as JSON instead of tables
  --help
`;

/** Null when help is asked for. */
export function readOptions(): Options | null {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      contender: { type: 'string', multiple: true },
      'no-fsync': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return null;
  const asked = values.contender ?? CONTENDERS;
  const unknown = asked.find((name) => !CONTENDERS.includes(name as ContenderName));
  if (unknown !== undefined)
    throw new Error(`There is no contender "${unknown}": choose among ${CONTENDERS.join(', ')}.`);
  return {
    contenders: CONTENDERS.filter((name) => asked.includes(name)),
    connections: [1, 16, 64],
    repetitions: values.quick ? 3 : 7,
    roundSeconds: values.quick ? 1 : 2.5,
    warmUpSeconds: values.quick ? 3 : 8,
    fsync: !values['no-fsync'],
    json: values.json,
  };
}
