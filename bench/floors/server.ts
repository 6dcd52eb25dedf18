import { createServer } from 'node:http';

/** Bare node:http: a JSON body in, a JSON body out, and any GET is answered, which tells that the server is there. */
export function serve(answer: (body: never) => Promise<object>): void {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    const send = (status: number, value: object): void => {
      const body = JSON.stringify(value);
      response.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) });
      response.end(body);
    };
    if (request.method === 'GET') {
      send(200, { status: 'ready' });
      return;
    }
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString()) as never;
      answer(body).then(
        (value) => send(200, value),
        (error: unknown) => send(500, { error: String(error) }),
      );
    });
  });
  server.listen(Number(process.env['PORT']), '127.0.0.1');
}
