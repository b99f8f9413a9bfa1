import { connect, type Socket } from 'node:net';

/** A bare SMTP client on one connection (RFC 5321), as light as it can be: the server is to be measured, not this. */
type SmtpClient = {
  send(from: string, to: string, mail: Buffer): Promise<void>;
  close(): Promise<void>;
};

export const connectSmtp = async (port: number, host = '127.0.0.1'): Promise<SmtpClient> => {
  const socket: Socket = connect({ port, host, noDelay: true });
  let text = '';
  let waiting: { resolve(code: number): void; reject(error: Error): void } | null = null;
  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => {
    text += chunk;
    const end = /^(\d{3}) [^\n]*\n/m.exec(text);
    if (!end || !waiting) return;
    text = text.slice(end.index + end[0].length);
    const { resolve } = waiting;
    waiting = null;
    resolve(Number(end[1]));
  });
  const fail = (): void => waiting?.reject(new Error('the connection was closed'));
  socket.on('error', fail);
  socket.on('close', fail);
  const answer = (): Promise<number> =>
    new Promise((resolve, reject) => {
      waiting = { resolve, reject };
    });
  const say = async (line: string | Buffer, expected: number): Promise<void> => {
    const answered = answer();
    socket.write(line);
    const code = await answered;
    if (code !== expected) throw new Error(`the server answered ${code} where ${expected} was expected`);
  };
  const greeted = answer();
  if ((await greeted) !== 220) throw new Error('no greeting');
  await say('EHLO bench.example\r\n', 250);
  return {
    async send(from, to, mail) {
      await say(`MAIL FROM:<${from}>\r\n`, 250);
      await say(`RCPT TO:<${to}>\r\n`, 250);
      await say('DATA\r\n', 354);
      await say(mail, 250);
    },
    async close() {
      const closed = new Promise((resolve) => socket.once('close', resolve));
      socket.end('QUIT\r\n');
      await closed;
    },
  };
};
