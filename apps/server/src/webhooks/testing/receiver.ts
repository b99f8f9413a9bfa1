import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer as createPlainServer } from 'node:net';
import { afterAll } from 'vitest';

export type Received = { path: string; headers: IncomingHttpHeaders; body: string };
type Answer = (response: ServerResponse, received: Received) => void;

/** Somebody else's server on a real socket: keeps what came, and answers as it is told. */
export const startReceiver = async () => {
  const received: Received[] = [];
  const answers: Answer[] = [];
  let otherwise: Answer = (response) => void response.writeHead(204).end();
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const one = {
        path: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(parts).toString('utf8'),
      };
      received.push(one);
      (answers.shift() ?? otherwise)(response, one);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return {
    received,
    url: `http://127.0.0.1:${port}/hook`,
    /** What the next requests are answered, one each. */
    next: (...given: Answer[]) => void answers.push(...given),
    always: (given: Answer) => {
      otherwise = given;
    },
    take: () => received.splice(0),
  };
};

/** A server that says something that is not HTTP. */
export const startGarbage = async (text: string): Promise<string> => {
  const server = createPlainServer((socket) => {
    socket.on('error', () => {});
    socket.end(text);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  afterAll(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
};

export const answer =
  (status: number, headers: Record<string, string> = {}, text = ''): Answer =>
  (response) =>
    void response.writeHead(status, headers).end(text);
