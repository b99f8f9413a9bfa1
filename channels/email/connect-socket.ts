import { connect, type Socket } from 'node:net';
import { ChannelError } from '@hilo/channel-kit';

const connectMs = 15_000;

/** A TCP connection, or ChannelError `transient` saying why there is none. The caller ends it. */
export const connectSocket = (host: string, port: number, signal: AbortSignal): Promise<Socket> =>
  new Promise((resolve, reject) => {
    if (signal.aborted) return reject(new ChannelError('transient', 'stopped before connecting'));
    const socket = connect({ host, port });
    const settle = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      socket.removeListener('error', onError);
    };
    const fail = (words: string) => {
      settle();
      socket.on('error', () => {});
      socket.destroy();
      reject(new ChannelError('transient', `no connection on port ${port} (${words})`));
    };
    const onError = (error: NodeJS.ErrnoException) => fail(error.code ?? 'error');
    const onAbort = () => fail('stopped');
    const timer = setTimeout(() => fail('no answer'), connectMs);
    signal.addEventListener('abort', onAbort, { once: true });
    socket.once('error', onError);
    socket.once('connect', () => {
      settle();
      resolve(socket);
    });
  });

/** The first line the server says, or ChannelError `transient`. */
export const readGreeting = (socket: Socket, signal: AbortSignal, patienceMs = connectMs): Promise<string> =>
  new Promise((resolve, reject) => {
    const settle = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onEnd);
      socket.off('data', onData).off('error', onEnd).off('close', onEnd);
      socket.on('error', () => {});
    };
    const onEnd = () => {
      settle();
      reject(new ChannelError('transient', 'the server does not greet'));
    };
    let text = '';
    const onData = (chunk: Buffer) => {
      text += chunk.toString('latin1');
      if (!text.includes('\n') && text.length < 1000) return;
      settle();
      resolve(text.split(/\r?\n/)[0] ?? '');
    };
    const timer = setTimeout(onEnd, patienceMs);
    signal.addEventListener('abort', onEnd, { once: true });
    socket.on('data', onData).once('error', onEnd).once('close', onEnd);
  });
