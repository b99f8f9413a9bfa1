import type { IncomingMessage, Server } from 'node:http';
import { WebSocketServer } from 'ws';
import type { ChannelRequest, ChannelSocket } from '../adapter.ts';

const maxPayload = 64 * 1024;

/** Lets WebSockets in where `find` knows the path, as the real server does. The answer ends those that are open. */
export const acceptSockets = (
  server: Server,
  find: (path: string) => ((socket: ChannelSocket, request: ChannelRequest) => void) | null,
  asRequest: (incoming: IncomingMessage) => ChannelRequest,
): (() => void) => {
  const accepting = new WebSocketServer({ noServer: true, maxPayload });
  server.on('upgrade', (incoming, stream, head) => {
    const request = asRequest(incoming);
    const onOpen = find(request.path);
    stream.on('error', () => {});
    if (!onOpen) {
      stream.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n');
      return;
    }
    accepting.handleUpgrade(incoming, stream, head, (socket) => {
      socket.on('error', () => socket.terminate());
      onOpen(
        {
          send: (text) => {
            if (socket.readyState === socket.OPEN) socket.send(text);
          },
          close: (code, reason) => socket.close(code, reason),
          onText: (listener) =>
            socket.on('message', (data, isBinary) => {
              if (isBinary) socket.close(1003, 'text only');
              else listener(data.toString());
            }),
          onClose: (listener) => void socket.on('close', () => listener()),
        },
        request,
      );
    });
  });
  return () => {
    for (const socket of accepting.clients) socket.terminate();
  };
};
