import type { Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';

export type SunkMail = { from: string; to: string[]; raw: Buffer; secure: boolean; user: string | null };

/** What the next mails meet, until `mend`. */
export type SinkMood =
  | 'well'
  | 'refuse-recipient'
  | 'refuse-content'
  | 'too-big'
  | 'rate-limit'
  | 'refuse-login'
  | 'refuse-sender'
  | 'refuse-relaying'
  /** Once: takes the mail and cuts the connection instead of answering. */
  | 'cut-after-data'
  /** Cuts the connection in the middle of the mail. */
  | 'cut-in-data'
  /** Once: takes the mail and answers with what is no SMTP. */
  | 'garble'
  /** Takes the mail and says nothing more. */
  | 'hang'
  /** Takes the mail, and says so a second later. */
  | 'slow'
  | 'busy';

export type MailSink = {
  host: '127.0.0.1';
  port: number;
  /** For HILO_SMTP_RELAY. */
  url: string;
  mails: SunkMail[];
  /** How often a client asked to have a mail taken; to ask about the sender alone, as a probe does, is none. */
  attempts(): number;
  setMood(mood: SinkMood): void;
  /** Refuses this recipient, and takes others of the same mail. */
  refuseAddress(address: string): void;
  /** Nothing listens on the port until `resume`. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  close(): Promise<void>;
};

/** An SMTP server on a free port of 127.0.0.1 that keeps what it is given, and can be told to behave badly. */
export const startMailSink = async (
  options: {
    auth?: { user: string; password: string } | null;
    /** Takes XOAUTH2 alone, and asks here whether a token is good. */
    introspectionUrl?: string;
    tls?: { cert: string; key: string };
    /** TLS from the first byte (RFC 8314) instead of STARTTLS. */
    isImplicit?: boolean;
    /** Carries on what came, before it says that it took it. */
    onMail?: (mail: SunkMail) => Promise<void>;
  } = {},
): Promise<MailSink> => {
  const mails: SunkMail[] = [];
  const sockets = new Set<Socket>();
  const refused = new Set<string>();
  const peers = new Map<string, Socket>();
  let mood: SinkMood = 'well';
  let attempts = 0;
  let port = 0;
  const fail = (responseCode: number, words: string) => Object.assign(new Error(words), { responseCode });

  const needsLogin = options.auth != null || options.introspectionUrl !== undefined;
  const make = (): SMTPServer => {
    const made = new SMTPServer({
      logger: false,
      disableReverseLookup: true,
      ...(options.tls ?? { hideSTARTTLS: true }),
      secure: options.isImplicit === true,
      closeTimeout: 100,
      disabledCommands: [...(options.tls ? [] : ['STARTTLS']), ...(needsLogin ? [] : ['AUTH'])],
      authOptional: !needsLogin,
      ...(options.introspectionUrl ? { authMethods: ['XOAUTH2'] } : {}),
      allowInsecureAuth: true,
      size: 60 * 1024 * 1024,
      onAuth(auth, _session, done) {
        if (options.introspectionUrl)
          return void isGoodToken(options.introspectionUrl, auth.accessToken ?? '').then((isGood) =>
            isGood ? done(null, { user: auth.username }) : done(fail(535, '5.7.8 Token not accepted')),
          );
        const known = options.auth;
        const isGood = auth.username === known?.user && auth.password === known?.password;
        if (mood === 'refuse-login' || !isGood)
          return done(fail(535, '5.7.8 Username and password not accepted'));
        done(null, { user: auth.username });
      },
      onMailFrom(_address, _session, done) {
        attempts += 1;
        if (mood === 'refuse-login' && !options.auth) return done(fail(530, '5.7.0 Authentication required'));
        if (mood === 'refuse-sender') return done(fail(550, '5.7.1 Sender not allowed here'));
        if (mood === 'rate-limit') return done(fail(450, '4.7.28 Too many mails, come back later'));
        if (mood === 'busy') return done(fail(421, '4.3.2 Not now'));
        done();
      },
      onRcptTo({ address }, { envelope }, done) {
        if (envelope.mailFrom && envelope.mailFrom.address === address) attempts -= 1;
        if (refused.has(address)) return done(fail(550, `5.1.1 <${address}>: user unknown`));
        if (mood === 'refuse-relaying') return done(fail(554, '5.7.1 Relay access denied'));
        if (mood === 'refuse-recipient') return done(fail(550, '5.1.1 User unknown'));
        done();
      },
      onData(stream, session, done) {
        const socket = peers.get(`${session.remoteAddress} ${session.remotePort}`);
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => {
          chunks.push(chunk);
          if (mood === 'cut-in-data') socket?.destroy();
        });
        stream.on('end', () => {
          if (mood === 'refuse-content') return done(fail(554, '5.7.1 Message rejected as spam'));
          if (mood === 'too-big') return done(fail(552, '5.3.4 Message too big'));
          const mail: SunkMail = {
            from: session.envelope.mailFrom ? session.envelope.mailFrom.address : '',
            to: session.envelope.rcptTo.map(({ address }) => address),
            raw: Buffer.concat(chunks),
            secure: session.secure,
            user: typeof session.user === 'string' ? session.user : null,
          };
          mails.push(mail);
          if (mood === 'cut-after-data') {
            mood = 'well';
            socket?.destroy();
          } else if (mood === 'garble') {
            mood = 'well';
            socket?.end('<html>no mail server here</html>\r\n');
          } else if (mood === 'slow') setTimeout(() => done(null, '2.0.0 Ok: queued at last'), 1_000);
          else if (mood !== 'hang') {
            const taken = `2.0.0 Ok: queued as SINK${mails.length}`;
            if (!options.onMail) return done(null, taken);
            options.onMail(mail).then(
              () => done(null, taken),
              (error: Error) => done(fail(451, `4.3.0 ${error.message}`)),
            );
          }
        });
      },
    });
    made.on('error', () => {});
    made.server.on('connection', (socket: Socket) => {
      const name = `${(socket.remoteAddress ?? '').replace(/^::ffff:/, '')} ${socket.remotePort}`;
      sockets.add(socket);
      peers.set(name, socket);
      socket.once('close', () => {
        sockets.delete(socket);
        peers.delete(name);
      });
    });
    return made;
  };

  let server = make();
  const listen = () =>
    new Promise<void>((resolve, reject) => {
      server.server.once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        const address = server.server.address();
        if (typeof address === 'object' && address) port = address.port;
        resolve();
      });
    });
  const end = async () => {
    // A socket that is destroyed below the TLS of a handshake takes the process with it: the library ends these.
    if (options.isImplicit) return new Promise<void>((resolve) => server.close(() => resolve()));
    const closed = new Promise<void>((resolve) => server.server.close(() => resolve()));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  await listen();
  const login = options.auth
    ? `${encodeURIComponent(options.auth.user)}:${encodeURIComponent(options.auth.password)}@`
    : '';
  return {
    host: '127.0.0.1',
    port,
    url: `${options.isImplicit ? 'smtps' : 'smtp'}://${login}127.0.0.1:${port}`,
    mails,
    attempts: () => attempts,
    setMood: (next) => {
      mood = next;
    },
    refuseAddress: (address) => void refused.add(address),
    pause: end,
    resume: async () => {
      server = make();
      await listen();
    },
    close: () => end().catch(() => {}),
  };
};

const isGoodToken = async (url: string, token: string): Promise<boolean> => {
  const answer = await fetch(`${url}${encodeURIComponent(token)}`);
  return ((await answer.json()) as { active?: unknown }).active === 'true';
};
