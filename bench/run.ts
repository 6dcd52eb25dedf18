import { availableParallelism, loadavg } from 'node:os';
import { measure } from './measure.ts';
import { HELP, readOptions } from './options.ts';
import { printReport, reportOf } from './report.ts';

try {
  const options = readOptions();
  if (options) {
    const [load] = loadavg();
    if (load! > availableParallelism() / 2)
      tell(`The machine is busy already (load ${load!.toFixed(1)}): expect scatter.`);
    const results = await measure(options, tell);
    const report = reportOf(results);
    process.stdout.write(
      options.json
        ? `${JSON.stringify({ ...report, measurements: results.measurements }, null, 2)}\n`
        : `\n${printReport(report)}`,
    );
  } else {
    process.stdout.write(HELP);
  }
} catch (error) {
  process.stderr.write(
    `${error instanceof Error ? (process.env['DEBUG'] ? error.stack : error.message) : String(error)}\n`,
  );
  process.exitCode = 1;
}

function tell(news: string): void {
  process.stderr.write(`${news}\n`);
}
