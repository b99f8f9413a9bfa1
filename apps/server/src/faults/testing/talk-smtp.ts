import { connect, type Socket } from 'node:net';

/** One SMTP connection with every step in the caller's hand (RFC 5321), also the wrong ones. */
export type Talk = {
  /** Writes and waits for the reply's code. Rejects when the connection ends before one came. */
  say(words: string | Uint8Array): Promise<number>;
  /** Writes and waits for nothing but the kernel. */
  write(bytes: Uint8Array): Promise<void>;
  /** Ends the connection at once, in the middle of whatever it was. */
  drop(): void;
  quit(): Promise<void>;
  /** Code of the reply to one whole mail: of the first refusal, else of the final dot. */
  send(from: string, mail: Uint8Array): Promise<number>;
  /** Up to the 354, so that the mail itself can be written piece by piece. */
  begin(from: string): Promise<number>;
};

export const recipient = 'hola@empresa.example';

/** Rejects where nobody listens or the greeting is not 220. */
export const talkSmtp = async (port: number, localAddress = '127.0.0.1'): Promise<Talk> => {
  const socket: Socket = connect({ port, host: '127.0.0.1', localAddress, noDelay: true });
  let text = '';
  let isOver = false;
  let waiting: { resolve(code: number): void; reject(error: Error): void } | null = null;
  const settle = (): void => {
    const end = /^(\d{3}) [^\n]*\n/m.exec(text);
    if (!waiting) return;
    if (end) {
      text = text.slice(end.index + end[0].length);
      waiting.resolve(Number(end[1]));
    } else if (isOver) waiting.reject(new Error('the connection was closed'));
    else return;
    waiting = null;
  };
  // Of a port where nobody listens, TCP may be both ends: it would wait for its own greeting.
  socket.on('connect', () => {
    if (socket.localPort === port) socket.destroy();
  });
  socket.setEncoding('latin1');
  socket.on('data', (chunk: string) => {
    text += chunk;
    settle();
  });
  socket.on('error', () => {});
  socket.on('close', () => {
    isOver = true;
    settle();
  });
  const reply = (): Promise<number> =>
    new Promise((resolve, reject) => {
      waiting = { resolve, reject };
      settle();
    });
  const say = (words: string | Uint8Array): Promise<number> => {
    if (!isOver) socket.write(words);
    return reply();
  };
  const begin = async (from: string): Promise<number> => {
    for (const [line, good] of [
      [`MAIL FROM:<${from}>\r\n`, 250],
      [`RCPT TO:<${recipient}>\r\n`, 250],
      ['DATA\r\n', 354],
    ] as const) {
      const code = await say(line);
      if (code !== good) return code;
    }
    return 354;
  };
  if ((await reply()) !== 220) {
    socket.destroy();
    throw new Error('no greeting');
  }
  await say('EHLO cliente.example\r\n');
  return {
    say,
    begin,
    write: (bytes) =>
      new Promise((resolve, reject) => {
        socket.write(bytes, (error) => (error ? reject(error) : resolve()));
      }),
    drop: () => socket.destroy(),
    async send(from, mail) {
      const code = await begin(from);
      return code === 354 ? say(mail) : code;
    },
    async quit() {
      const closed = new Promise((resolve) => socket.once('close', resolve));
      if (!isOver) socket.end('QUIT\r\n');
      if (!isOver) await closed;
    },
  };
};
