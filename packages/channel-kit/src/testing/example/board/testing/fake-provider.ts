import type { ChannelRequest } from '@hilo/channel-kit';
import type { FailureKind, Fixture, Sending, SentMessage, Stage, World } from '@hilo/channel-kit/contract';
import { type HttpAnswer, listenHttp } from '@hilo/channel-kit/testing';
import type { Settings } from '../server.ts';
import type { Note } from '../translate.ts';

type Held = SentMessage & { mark: string | null };

/**
 * A public notice board, invented: notes are fetched by number, an answer is a note that names another. It takes no
 * key against repeats; one that `keepsMarks` can be asked for a note by our mark. Simulated.
 */
export const startBoard = async (_stage: Stage, keepsMarks: boolean): Promise<World<Settings>> => {
  const key = 'board-key-7Wq2nX';
  const notes: Note[] = [];
  const held: Held[] = [];
  const garbage: Uint8Array[] = [];
  let lastNumber = 5000;
  let attempts = 0;
  let failing: FailureKind | null = null;
  const refused = (status: number, headers = {}): HttpAnswer => ({
    status,
    headers,
    body: JSON.stringify({ error: `no: ${held.at(-1)?.text ?? ''} of @ana_nunez` }),
  });

  const server = await listenHttp(async (request) => {
    if (request.method === 'POST') attempts += 1;
    if (failing === 'auth' || request.headers['x-board-key'] !== key) return refused(401);
    if (request.method === 'POST') return take(request);
    if (request.path === '/notes/mine' && keepsMarks) {
      const mine = held.find(({ mark }) => mark === request.query.mark);
      return { status: 200, body: mine ? JSON.stringify({ number: Number(mine.id) }) : 'null' };
    }
    const noise = garbage.shift();
    if (noise) return { status: 200, body: Buffer.from(noise).toString('latin1') };
    const after = Number(request.query.after);
    return { status: 200, body: JSON.stringify({ notes: notes.filter(({ number }) => number > after) }) };
  });

  const take = (request: ChannelRequest): HttpAnswer => {
    const note = JSON.parse(Buffer.from(request.body).toString('utf8')) as {
      to: string;
      text: string;
      answers: number | null;
      mark?: string;
    };
    if (failing === 'unavailable') return refused(503);
    if (failing === 'refuse') return refused(422);
    if (failing === 'rate-limit') return refused(429, { 'retry-after': '40' });
    if (failing === 'over-limit' || note.text.length > 280) return refused(413);
    lastNumber += 1;
    held.push({
      mark: note.mark ?? null,
      id: String(lastNumber),
      to: [note.to],
      subject: null,
      text: note.text,
      files: [],
      nativeThread: null,
      refs: note.answers === null ? [] : [String(note.answers)],
      publicText: `@${note.to} ${note.text}`,
    });
    if (failing === 'hang') return 'silence';
    const once = failing;
    if (once === 'drop-after-accept' || once === 'garble') failing = null;
    if (once === 'drop-after-accept') return 'cut';
    if (once === 'garble') return { status: 200, body: '<html>Under construction' };
    return { status: 201, body: JSON.stringify({ number: lastNumber }) };
  };

  /** A note can be seen from the next poll on; whoever asks from an older number sees it again. */
  const pin = async (note: Note): Promise<Sending> => {
    notes.push(note);
    return { verdict: () => 'pending', again: () => pin(note) };
  };
  const read = (fixture: Fixture): Note => JSON.parse(Buffer.from(fixture.bytes).toString('utf8')) as Note;
  const numbered = (note: Omit<Note, 'number'>): Promise<Sending> => {
    lastNumber += 1;
    return pin({ ...note, number: lastNumber });
  };

  return {
    settings: { url: server.url, handle: 'hilo', key },
    customer: { kind: 'boardHandle', value: 'ana_nunez', name: 'Ana Núñez' },
    carriesRefs: 'nearest',
    send: (fixture) => pin(read(fixture)),
    sendTwin: (fixture) => numbered(read(fixture)),
    sendBytes: async (bytes) => {
      garbage.push(bytes);
      return { verdict: () => 'pending', again: () => Promise.reject(new Error('a page comes once')) };
    },
    sentMessages: async () => held,
    attempts: async () => attempts,
    failNext: async (kind) => {
      failing = kind;
      if (kind === 'drop-before-accept') await server.goAway();
      return { retryAfterSeconds: kind === 'rate-limit' ? 40 : null };
    },
    mend: async () => {
      failing = null;
      await server.comeBack();
    },
    replyTo: (sent, text) =>
      numbered({
        at: '2026-03-02T09:30:00Z',
        author: { handle: 'ana_nunez', name: 'Ana Núñez' },
        text,
        answers: Number(sent.id),
      }),
    close: server.close,
  };
};
