import { once } from 'node:events';
import type { Socket } from 'node:net';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import SMTPTransport from 'nodemailer/lib/smtp-transport';
import { classifySmtpError } from './bounce/classify-smtp-error.ts';

/** What of an address may stand in a command as it is; any other is not asked for. */
const plainAddress = /^[\x21-\x3b=\x3f-\x7e]{1,64}@[\x21-\x3b=\x3f-\x7e]{1,255}$/;
const maxReply = 16_384;

/**
 * Asks a server whether it takes mail from this sender, and takes the question back: nothing is sent. Many servers say
 * what they think of a sender only once a recipient is named, so the sender itself is named as one; what is wrong
 * with that mailbox alone does not matter here.
 * @throws what `classifySmtpError` reads
 */
export const trySender = async (
  server: SMTPTransport.Options,
  sender: string,
  signal: AbortSignal,
): Promise<void> => {
  if (!plainAddress.test(sender)) return;
  const transport = new SMTPTransport(server);
  const connection = new SMTPConnection(transport.options);
  const broken = new Promise<never>((_, reject) => {
    connection.once('error', reject);
    connection.once('end', () => reject(Object.assign(new Error('closed'), { code: 'ECONNECTION' })));
    signal.addEventListener('abort', () => reject(Object.assign(new Error('stopped'), { code: 'EABORT' })), {
      once: true,
    });
  });
  broken.catch(() => {});
  try {
    await Promise.race([broken, signIn(connection, transport)]);
    await Promise.race([broken, askAs(connection._socket || null, sender)]);
  } finally {
    connection.close();
    transport.close();
  }
};

const signIn = async (connection: SMTPConnection, transport: SMTPTransport): Promise<void> => {
  await new Promise<void>((resolve, reject) =>
    connection.connect((error) => (error ? reject(error) : resolve())),
  );
  const auth = transport.getAuth({});
  if (!auth || !connection.allowsAuth) return;
  await new Promise<void>((resolve, reject) =>
    connection.login(auth, (error) => (error ? reject(error) : resolve())),
  );
};

/** The library has no word for asking without sending, so from here on the lines are our own. */
const askAs = async (socket: Socket | null, sender: string): Promise<void> => {
  if (!socket) return;
  socket.removeAllListeners('data');
  await ask(socket, 'MAIL FROM', `<${sender}>`);
  await ask(socket, 'RCPT TO', `<${sender}>`).catch((error: unknown) => {
    if (['sender-refused', 'auth'].includes(classifySmtpError(error).code)) throw error;
  });
  socket.end('RSET\r\nQUIT\r\n');
};

const ask = async (socket: Socket, command: string, argument: string): Promise<void> => {
  socket.write(`${command}:${argument}\r\n`);
  let reply = '';
  // The last line of a reply has a space behind its code (RFC 5321 §4.2.1).
  while (!/(?:^|\n)\d{3}(?: [^\n]*)?\r?\n$/.test(reply) && reply.length < maxReply) {
    const [chunk] = (await once(socket, 'data')) as [Buffer];
    reply += chunk.toString('utf8');
  }
  if (reply.startsWith('2')) return;
  const response = reply.replace(/\r?\n/g, ' ').trim();
  throw Object.assign(new Error(response), { response, responseCode: Number(reply.slice(0, 3)), command });
};
