import { createServer, type Socket } from 'node:net';

export type MiniMail = { uid: number; raw: string; arrivedAt: Date; isHidden: boolean };

/** An IMAP server that may say what is not so; real ones do, under load or behind caches. */
export type MiniImap = {
  host: '127.0.0.1';
  port: number;
  uidValidity: number;
  /** What EXISTS and UIDNEXT claim beyond the truth. */
  claims: { exists: number; uidNext: number };
  mails: MiniMail[];
  /** Adds a mail; a hidden one is counted but cannot be searched or fetched. */
  add(uid: number, raw: string, isHidden?: boolean): void;
  /** Tells every client that is waiting how many mails there are. */
  announce(): void;
  close(): Promise<void>;
};

/** One inbox and nothing else, for any login, on a free port of 127.0.0.1. */
export const startMiniImap = async (): Promise<MiniImap> => {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
    serve(socket, imap);
  });
  const imap: MiniImap = {
    host: '127.0.0.1',
    port: 0,
    uidValidity: 77,
    claims: { exists: 0, uidNext: 0 },
    mails: [],
    add: (uid, raw, isHidden = false) => {
      imap.mails.push({ uid, raw, isHidden, arrivedAt: new Date('2026-03-02T10:00:00Z') });
      imap.mails.sort((a, b) => a.uid - b.uid);
    },
    announce: () => {
      for (const socket of sockets) socket.write(`* ${imap.mails.length + imap.claims.exists} EXISTS\r\n`);
    },
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  imap.port = typeof address === 'object' && address ? address.port : 0;
  return imap;
};

const serve = (socket: Socket, imap: MiniImap): void => {
  let text = '';
  let idleTag: string | null = null;
  const say = (line: string) => socket.write(`${line}\r\n`);
  say('* OK [CAPABILITY IMAP4rev1 IDLE SASL-IR AUTH=PLAIN] ready');
  socket.on('data', (chunk) => {
    text += chunk.toString('latin1');
    for (let end = text.indexOf('\r\n'); end >= 0; end = text.indexOf('\r\n')) {
      const line = text.slice(0, end);
      text = text.slice(end + 2);
      if (idleTag !== null && line === 'DONE') {
        say(`${idleTag} OK done`);
        idleTag = null;
        continue;
      }
      const [tag = '', first = '', ...rest] = line.split(' ');
      const isUid = first.toUpperCase() === 'UID';
      const verb = (isUid ? (rest.shift() ?? '') : first).toUpperCase();
      if (verb === 'IDLE') {
        idleTag = tag;
        say('+ idling');
        continue;
      }
      for (const answer of answerTo(imap, verb, rest.join(' '), isUid)) say(answer);
      say(`${tag} OK ${verb === 'EXAMINE' ? '[READ-ONLY] ' : ''}done`);
    }
  });
};

const answerTo = (imap: MiniImap, verb: string, rest: string, isUid: boolean): string[] => {
  const seen = imap.mails.filter(({ isHidden }) => !isHidden);
  switch (verb) {
    case 'CAPABILITY':
      return ['* CAPABILITY IMAP4rev1 IDLE SASL-IR AUTH=PLAIN'];
    case 'LIST':
    case 'LSUB':
      return [`* ${verb} () "/" INBOX`];
    case 'EXAMINE': {
      const next = (imap.mails.at(-1)?.uid ?? 0) + 1 + imap.claims.uidNext;
      return [
        '* FLAGS (\\Seen)',
        `* ${imap.mails.length + imap.claims.exists} EXISTS`,
        `* OK [UIDVALIDITY ${imap.uidValidity}] ok`,
        `* OK [UIDNEXT ${next}] ok`,
      ];
    }
    case 'SEARCH': {
      const range = rest.match(/UID (\S+)/)?.[1];
      const found = range ? seen.filter(({ uid }) => isIn(range, uid, seen.at(-1)?.uid ?? 0)) : seen;
      return [`* SEARCH ${found.map(({ uid }) => uid).join(' ')}`.trim()];
    }
    case 'FETCH': {
      const [range = '', ...items] = rest.split(' ');
      return imap.mails.flatMap((mail, index) => {
        const number = isUid ? mail.uid : index + 1;
        const last = isUid ? (imap.mails.at(-1)?.uid ?? 0) : imap.mails.length;
        return mail.isHidden || !isIn(range, number, last)
          ? []
          : [describe(mail, index + 1, items.join(' '))];
      });
    }
    default:
      return [];
  }
};

const describe = (mail: MiniMail, seq: number, items: string): string => {
  const parts = [`UID ${mail.uid}`];
  if (/RFC822\.SIZE/.test(items)) parts.push(`RFC822.SIZE ${mail.raw.length}`);
  if (/INTERNALDATE/.test(items)) parts.push(`INTERNALDATE "${asImapDate(mail.arrivedAt)}"`);
  if (/BODY\.PEEK\[\]/.test(items)) parts.push(`BODY[] {${mail.raw.length}}\r\n${mail.raw}`);
  return `* ${seq} FETCH (${parts.join(' ')})`;
};

/** RFC 9051: `02-Mar-2026 10:00:00 +0000`. */
const asImapDate = (date: Date): string => {
  const [, day, month, year, time] = date.toUTCString().split(' ');
  return `${day}-${month}-${year} ${time} +0000`;
};

const isIn = (ranges: string, number: number, last: number): boolean =>
  ranges.split(',').some((range) => {
    const [from = 0, to = from] = range.split(':').map((end) => (end === '*' ? last : Number(end)));
    return number >= Math.min(from, to) && number <= Math.max(from, to);
  });
