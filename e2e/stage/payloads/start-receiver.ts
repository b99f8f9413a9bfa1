import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inPieces } from './make-payloads.ts';

export type Receiver = { origin: string; stop(): Promise<void> };

/** Somebody else's server that refuses whatever a webhook brings, with as many payloads as are kept of an answer. */
export const startReceiver = async (payloads: readonly string[]): Promise<Receiver> => {
  const answers = inPieces(payloads, 20);
  let asked = 0;
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      const one = answers[asked++ % answers.length] ?? [];
      response.writeHead(500, { 'content-type': 'text/html' }).end(`sample ${one.join(' ')}`);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
};
