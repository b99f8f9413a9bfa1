import type { Socket } from 'node:net';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { byteBudget } from '@hilo/channel-kit';
import { isThisMachine, networkOf } from '@hilo/channel-kit/server';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import { maxMailBytes } from '../take-mail.ts';
import { acceptRecipient } from './accept-recipient.ts';
import { limitClients } from './limit-clients.ts';
import { collectMail, type MailTaker, replyToFailure, SmtpReply, traceLines } from './take-data.ts';

export type ListenerPlace = { host: string; port: number };
export type Listener = { port: number; close(): Promise<void> };

type Transaction = { takers: Map<string, MailTaker[]>; wrong: number; envelope: object | null };

/** Mails in memory until they are stored: some of the largest or thousands of the usual ones, of one network two. */
const mostHeld = { all: 6 * maxMailBytes, each: 2 * maxMailBytes };
/** Longest wait for mails in mid-commit when the listener ends. */
const lastMailsMs = 3000;

/**
 * An SMTP server that only receives: no relaying, no AUTH, STARTTLS only with a certificate of one's own. It asks
 * `members`, as they are at that moment, who takes a recipient. Rejects when it cannot listen.
 */
export const startListener = async (
  place: ListenerPlace,
  tls: { cert: Buffer; key: Buffer } | null,
  members: ReadonlySet<MailTaker>,
): Promise<Listener> => {
  const limits = limitClients(() => performance.now());
  const held = byteBudget(mostHeld);
  const transactions = new Map<string, Transaction>();
  const counted = new Set<string>();
  const taking = new Set<Promise<unknown>>();
  const sockets = new Set<Socket>();
  let isEnding = false;

  const server = new ReceivingServer({
    ...(tls ? { cert: tls.cert, key: tls.key } : { hideSTARTTLS: true }),
    disabledCommands: tls ? ['AUTH'] : ['AUTH', 'STARTTLS'],
    name: hostname(),
    banner: 'Hilo',
    logger: false,
    size: maxMailBytes,
    maxClients: 200,
    maxRecipients: 100,
    disableReverseLookup: true,
    socketTimeout: 5 * 60_000,
    closeTimeout: 1000,
    onConnect(session, done) {
      if (isEnding) return done(new SmtpReply(421, '4.3.2 Closing, try again soon'));
      if (!limits.mayConnect(session.remoteAddress))
        return done(new SmtpReply(421, '4.7.0 Too many connections from this address'));
      limits.connected(session.remoteAddress);
      counted.add(session.id);
      done();
    },
    onClose(session) {
      transactions.delete(session.id);
      if (counted.delete(session.id)) limits.disconnected(session.remoteAddress);
    },
    onMailFrom(_, session, done) {
      if (isEnding) return done(new SmtpReply(421, '4.3.2 Closing, try again soon'));
      if (!limits.maySend(session.remoteAddress))
        return done(new SmtpReply(451, '4.7.0 Too many mails from this address, try again later'));
      done();
    },
    onRcptTo({ address }, session, done) {
      answer(done, async () => {
        const transaction = transactionOf(session);
        const takers = await acceptRecipient([...members], clientOf(session), address);
        if (takers.length > 0) {
          transaction.takers.set(address.toLowerCase(), takers);
          return null;
        }
        transaction.wrong += 1;
        if (transaction.wrong > limits.wrongRecipientsAllowed(session.remoteAddress))
          throw new SmtpReply(421, '4.7.0 Too many wrong recipients');
        throw new SmtpReply(550, '5.1.1 No such mailbox here');
      });
    },
    onData(stream, session, done) {
      answer(done, async () => {
        const hold = holdFor(session.remoteAddress);
        const mail = await collectMail(stream, hold);
        if (mail === 'tooLarge') throw new SmtpReply(552, `5.3.4 At most ${maxMailBytes} bytes are taken`);
        if (mail === 'noRoom') throw new SmtpReply(452, '4.3.1 Too much to hold just now, try again later');
        try {
          if (isEnding) throw new SmtpReply(421, '4.3.2 Closing, try again soon');
          // Only from here on is a mail worth waiting for: one that is still being sent will be sent again.
          const work = takeFor(session, mail.chunks);
          taking.add(work);
          await work.finally(() => taking.delete(work));
        } finally {
          hold.give(mail.size);
        }
        return '2.0.0 Stored';
      });
    },
  });

  const holdFor = (ip: string) => {
    const caller = isThisMachine(ip) ? null : networkOf(ip);
    return {
      take: (bytes: number) => held.take(caller, bytes),
      give: (bytes: number) => held.give(caller, bytes),
    };
  };

  const clientOf = (session: SMTPServerSession) => ({
    ip: session.remoteAddress,
    sender: senderOf(session),
  });

  const transactionOf = (session: SMTPServerSession): Transaction => {
    let transaction = transactions.get(session.id);
    if (!transaction) {
      transaction = { takers: new Map(), wrong: 0, envelope: null };
      transactions.set(session.id, transaction);
    }
    // The library makes a new envelope for each mail of a connection.
    if (transaction.envelope !== session.envelope) {
      transaction.envelope = session.envelope;
      transaction.takers = new Map();
    }
    return transaction;
  };

  /** One arrival for each channel, with the recipients of all; together, and 250 only when all are stored. */
  const takeFor = async (session: SMTPServerSession, chunks: Buffer[]): Promise<void> => {
    const transaction = transactionOf(session);
    const takers = new Set([...transaction.takers.values()].flat().filter((taker) => members.has(taker)));
    if (takers.size === 0) throw new SmtpReply(451, '4.3.0 The channel is closing, try again soon');
    const sender = senderOf(session);
    const recipients = session.envelope.rcptTo.map(({ address }) => address);
    const raw = Buffer.concat([traceLines(sender, recipients), ...chunks]);
    const results = await Promise.allSettled(
      [...takers].map((taker) =>
        taker.take({
          raw,
          direction: 'in',
          arrivedAt: taker.now(),
          envelope: { sender, recipients },
          session: { ip: session.remoteAddress, helo: session.hostNameAppearsAs },
        }),
      ),
    );
    const failed = results.find((result) => result.status === 'rejected');
    if (failed) throw replyToFailure(failed.reason);
  };

  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  // A client that breaks off in mid-session is its own affair; the listener goes on.
  server.on('error', () => {});
  await listen(server, place);

  const address = server.server.address();
  return {
    port: typeof address === 'object' && address ? address.port : place.port,
    close: async () => {
      isEnding = true;
      const closed = new Promise<void>((resolve) => server.server.close(() => resolve()));
      await Promise.race([Promise.allSettled(taking), sleep(lastMailsMs, undefined, { ref: false })]);
      for (const connection of [...server.connections])
        connection.send(421, '4.3.2 Closing, try again soon', false);
      for (const socket of sockets) socket.destroySoon();
      await closed;
    },
  };
};

/**
 * The library waits 100 ms before each greeting, to catch clients that talk too soon; with a connection for every mail
 * that is most of the time a mail takes. Here the greeting is immediate, and a size refused at MAIL has its status.
 */
class ReceivingServer extends SMTPServer {
  override connect(...args: Parameters<SMTPServer['connect']>): void {
    super.connect(...args);
    const connection = [...this.connections].at(-1);
    if (!connection) return;
    const begin = connection.connectionReady.bind(connection);
    const send = connection.send.bind(connection);
    connection.connectionReady = () => {};
    connection.send = (code, data, context) =>
      send(code, context === 'MESSAGE_TOO_BIG' ? `5.3.4 ${String(data)}` : data, context);
    setImmediate(begin);
  }
}

const senderOf = (session: SMTPServerSession): string =>
  session.envelope.mailFrom ? session.envelope.mailFrom.address : '';

type Done = (error?: Error | null, message?: string) => void;

const answer = async (done: Done, work: () => Promise<string | null>): Promise<void> => {
  try {
    done(null, (await work()) ?? undefined);
  } catch (error) {
    done(error instanceof SmtpReply ? error : replyToFailure(error));
  }
};

const listen = (server: SMTPServer, { host, port }: ListenerPlace): Promise<void> =>
  new Promise((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, host, () => {
      server.server.off('error', reject);
      resolve();
    });
  });
