import { randomUUID } from 'node:crypto';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { expect, it, onTestFinished } from 'vitest';
import { ask, connectTo, newDatabase, startServer, type Server } from '../start/process.js';
import { OtlpReceiver } from '../setup/otlp-receiver.js';

async function receive(): Promise<OtlpReceiver> {
  const receiver = await OtlpReceiver.start();
  onTestFinished(() => receiver.close());
  return receiver;
}

/** Says on standard error what is loaded of the library. (Its interface is loaded in any case, for prom-client.) */
const TELL_LOADED = `--import=data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from "node:module";
  registerHooks({ resolve: (specifier, context, next) => {
    const found = next(specifier, context);
    if (/@opentelemetry\\/(?!api\\/)/.test(found.url)) process.stderr.write("loaded " + found.url + "\\n");
    return found;
  } });`)}`;

const save = (server: Server, name: string): Promise<unknown> =>
  ask(server, 'mutation Save($input: CreateProductInput!) { createProduct(input: $input) { __typename } }', {
    input: { sku: randomUUID(), name, price: '1.00' },
  });

it('without an endpoint nothing of the library is loaded', async () => {
  const server = await startServer({ ...(await newDatabase()), NODE_OPTIONS: TELL_LOADED });
  await save(server, 'Tea');
  server.signal('SIGTERM');
  expect(await server.exited()).toMatchObject({ status: 0, stderr: '' });
});

it('with one, what is not sent yet is sent when the server stops, as the standard variables say', async () => {
  const receiver = await receive();
  const database = await newDatabase();
  const server = await startServer({
    ...database,
    NODE_OPTIONS: TELL_LOADED,
    LOG_LEVEL: 'info',
    OTEL_EXPORTER_OTLP_ENDPOINT: `${receiver.endpoint}/prefix/`,
    OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20of-the-collector,x-team=shop',
    OTEL_EXPORTER_OTLP_COMPRESSION: 'gzip',
    OTEL_SERVICE_NAME: 'back-office',
    OTEL_RESOURCE_ATTRIBUTES: 'service.name=other,deployment.environment.name=test',
    // Later than any test.
    OTEL_BSP_SCHEDULE_DELAY: '3600000',
    OTEL_TRACES_SAMPLER: 'traceidratio',
    OTEL_TRACES_SAMPLER_ARG: '1.0',
  });
  // It could not even be carried out, and its caller, who is not traced, does not decide whether it is.
  await (await connectTo(database)).rows('drop table edit_lock cascade');
  const traceId = '0af7651916cd43dd8448eb211c80319c';
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', traceparent: `00-${traceId}-b7ad6b7169203331-00` },
    body: JSON.stringify({ query: 'query Locks { editLocks { nodes { note } } }' }),
  });
  const { errors } = (await response.json()) as { errors: [{ extensions: { id: string } }] };
  expect(receiver.requests).toEqual([]);
  server.signal('SIGTERM');
  const { status, stderr } = await server.exited();
  expect(status).toBe(0);
  expect(stderr).toContain('loaded');
  const logged = stderr.split('\n').filter((line) => line.includes(`"traceId":"${traceId}"`));
  expect(logged).toEqual([
    expect.stringContaining(`"id":"${errors[0].extensions.id}"`),
    expect.stringContaining('"operation":"Locks"'),
  ]);
  expect(receiver.requests).toMatchObject([
    { path: '/prefix/v1/traces', headers: { authorization: 'Bearer of-the-collector', 'x-team': 'shop' } },
  ]);
  expect(receiver.trace(traceId).operations).toMatchObject([
    { name: 'query Locks', resource: { 'service.name': 'back-office', 'deployment.environment.name': 'test' } },
  ]);
});

/** Where nobody listens. */
async function nowhere(): Promise<string> {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  return `http://127.0.0.1:${port}`;
}

it('a receiver that is away, or answers nothing, stands in the way of no start, no operation and no stop', async () => {
  const silent = await receive();
  silent.isDeaf = true;
  const servers = [silent.endpoint, await nowhere()].map(async (OTEL_EXPORTER_OTLP_ENDPOINT) =>
    startServer({
      ...(await newDatabase()),
      LOG_LEVEL: 'info',
      OTEL_EXPORTER_OTLP_ENDPOINT,
      OTEL_EXPORTER_OTLP_TIMEOUT: '600000',
      OTEL_BSP_SCHEDULE_DELAY: '1',
      OTEL_BSP_MAX_QUEUE_SIZE: '8',
      OTEL_BSP_MAX_EXPORT_BATCH_SIZE: '4',
    }),
  );
  for (const server of await Promise.all(servers)) {
    for (let nth = 0; nth < 20; nth++) await save(server, `Tea ${nth}`);
    server.signal('SIGTERM');
  }
  for (const server of await Promise.all(servers)) expect((await server.exited()).status).toBe(0);
  expect(silent.requests.length).toBeGreaterThan(0);
});
