import { connect, createServer, type Server, type Socket } from 'node:net';

export type NetworkProxy = {
  host: '127.0.0.1';
  port: number;
  /** Cuts what is connected. */
  cut(): void;
  /** Cuts, and listens no more until `resume`. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  close(): Promise<void>;
};

/** A TCP relay on a free port of 127.0.0.1 to another one: a network that can fail. */
export const startProxy = async (target: { host: string; port: number }): Promise<NetworkProxy> => {
  const sockets = new Set<Socket>();
  let port = 0;
  let server: Server;
  const track = (socket: Socket, other: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => {
      sockets.delete(socket);
      other.destroy();
    });
  };
  const resume = () =>
    new Promise<void>((resolve, reject) => {
      server = createServer((near) => {
        const far = connect(target);
        track(near, far);
        track(far, near);
        near.pipe(far).pipe(near);
      });
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        const address = server.address();
        if (typeof address === 'object' && address) port = address.port;
        resolve();
      });
    });
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  const pause = async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    cut();
    await closed;
  };
  await resume();
  return { host: '127.0.0.1', port, cut, pause, resume, close: pause };
};
