import type { ChatMessage, ClientFrame, DeskState, ServerFrame } from '@hilo/channel-chat/protocol';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Socket } from '../connection/open-line.ts';
import { openStore, type Store } from '../store/open-store.ts';
import { countUnread } from './chat-state.ts';
import { type Chat, openChat } from './open-chat.ts';
import { type Outbox, openOutbox } from './outbox.ts';

type Frame<Type extends ServerFrame['type']> = Omit<Extract<ServerFrame, { type: Type }>, 'type'>;

const ticket = { trackingKey: 'H-7K3-QX4-TB9', subject: null, status: 'open' } as const;
const desk: DeskState = {
  title: 'Tienda',
  greeting: '',
  isOnline: true,
  standing: null,
  offlineText: '',
  consent: null,
  privacyUrl: null,
  maxFiles: 5,
  maxFileBytes: 1e6,
};
const message = (position: number, more: Partial<ChatMessage> = {}): ChatMessage => ({
  id: `m${position}`,
  position,
  from: 'agent',
  name: 'Marta',
  photoUrl: null,
  text: `text ${position}`,
  at: '2026-11-23T10:00:00.000Z',
  by: null,
  files: [],
  isRedacted: false,
  clientId: null,
  ...more,
});

/** A server in a test's hand: what the widget said on the newest connection, and a mouth to answer with. */
const stage = () => {
  const sockets: (Socket & { sent: ClientFrame[] })[] = [];
  const makeSocket = (): Socket => {
    const sent: ClientFrame[] = [];
    const socket = {
      sent,
      onopen: null,
      onmessage: null,
      onclose: null,
      send: (text: string) => void sent.push(JSON.parse(text) as ClientFrame),
      close: () => undefined,
    };
    sockets.push(socket);
    return socket;
  };
  const say = <Type extends ServerFrame['type']>(type: Type, frame: Frame<Type>): void =>
    sockets.at(-1)?.onmessage?.({ data: JSON.stringify({ type, ...frame }) });
  const welcome = (more: Partial<Frame<'welcome'>> = {}): void => {
    if (sockets.at(-1)?.sent.length === 0) sockets.at(-1)?.onopen?.();
    say('welcome', {
      token: 'token-1',
      visitor: { name: null, isVerified: false, address: null },
      desk,
      ticket: null,
      offers: [],
      messages: [],
      hasOlder: false,
      isAnew: false,
      readUpTo: 0,
      ...more,
    });
  };
  const sent = (type: ClientFrame['type']): ClientFrame[] =>
    (sockets.at(-1)?.sent ?? []).filter((frame) => frame.type === type);
  const drop = (code = 1006, reason = ''): void => {
    sockets.at(-1)?.onclose?.({ code, reason });
    // Longer than it waits to come back, shorter than it waits for a welcome.
    vi.advanceTimersByTime(10_000);
  };
  return { sockets, makeSocket, say, welcome, sent, drop };
};

let store: Store;
let server: ReturnType<typeof stage>;
let chat: Chat;
let arrived: string[];
let asked: number;
let ids: number;
/** Says that another tab changed this key of the store. */
let changed: (key: string) => void;

const open = (identity: string | null = null): Chat =>
  openChat({
    store,
    tabs: { id: 'tab', living: async () => new Set(['tab']) },
    makeSocket: server.makeSocket,
    locale: 'es',
    identity,
    page: 'https://shop.example/',
    now: Date.now,
    newId: () => {
      ids += 1;
      return `c${ids}`;
    },
    onArrival: ({ text }) => arrived.push(text),
    onIdentityNeeded: () => {
      asked += 1;
    },
  });

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-23T10:00:00Z') });
  vi.stubGlobal('addEventListener', (_type: string, hear: (event: { key: string }) => void) => {
    changed = (key) => hear({ key: `hilo:c:${key}` });
  });
  store = openStore('hilo:c:', () => {
    throw new Error('memory alone');
  });
  server = stage();
  arrived = [];
  asked = 0;
  ids = 0;
  chat = open();
});
afterEach(() => {
  vi.clearAllTimers();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const accept = (clientId: string, position: number): void =>
  server.say('accepted', {
    clientId,
    ticket,
    message: message(position, { from: 'visitor', clientId, text: clientId }),
  });

describe('sending', () => {
  it('is one after the other, each until it is accepted', () => {
    server.welcome();
    for (const text of ['one', 'two']) chat.send(text, []);
    expect(server.sent('message')).toMatchObject([{ clientId: 'c1', text: 'one' }]);
    accept('c1', 3);
    expect(server.sent('message')).toMatchObject([{ clientId: 'c1' }, { clientId: 'c2' }]);
    accept('c2', 6);
    expect([chat.state().pending, chat.state().messages.length]).toEqual([[], 2]);
  });

  it('goes on after a cut under the same ids, and asks for what came since the last position', () => {
    server.welcome({ messages: [message(3)] });
    chat.send('one', []);
    server.drop();
    server.welcome();
    expect(server.sent('hello')).toMatchObject([{ token: 'token-1', after: 3 }]);
    expect(server.sent('message')).toMatchObject([{ clientId: 'c1', text: 'one' }]);
  });

  it('does not repeat what the server turns out to have kept', () => {
    server.welcome();
    chat.send('one', []);
    server.drop();
    server.welcome({ messages: [message(3, { from: 'visitor', clientId: 'c1' })] });
    expect([server.sent('message'), chat.state().pending]).toEqual([[], []]);
  });

  it('waits as long as it is told where it was too fast, and leaves other refusals to the visitor', () => {
    server.welcome();
    chat.send('one', []);
    chat.send('two', []);
    server.say('refused', { clientId: 'c1', code: 'tooFast', retryAfterSeconds: 5 });
    vi.advanceTimersByTime(4_999);
    expect(server.sent('message')).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(server.sent('message')).toMatchObject([{ clientId: 'c1' }, { clientId: 'c1' }]);
    server.say('refused', { clientId: 'c1', code: 'blocked', retryAfterSeconds: null });
    expect(server.sent('message')).toMatchObject([{}, {}, { clientId: 'c2' }]);
    expect(chat.state().pending).toMatchObject([{ clientId: 'c1', refusal: 'blocked' }, { refusal: null }]);
  });

  it('says once what it is about; what follows goes on with it', () => {
    server.welcome({ offers: [ticket] });
    chat.aimAt({ about: ticket, isNew: false });
    chat.send('one', []);
    chat.send('two', []);
    accept('c1', 3);
    expect(server.sent('message')).toMatchObject([
      { about: ticket.trackingKey, isNew: false },
      { about: null, isNew: false },
    ]);
  });

  it('connects anew where an answer stays out for half a minute', () => {
    server.welcome();
    chat.send('one', []);
    vi.advanceTimersByTime(30_000);
    expect(server.sockets.length).toBeGreaterThan(1);
  });

  it('gives the address before the message that was written with it', () => {
    chat.leaveAddress('ana@correo.example', 'Ana');
    chat.send('one', []);
    server.welcome();
    expect(server.sent('message')).toEqual([]);
    expect(server.sent('address')).toMatchObject([{ clientId: 'c1', address: 'ana@correo.example' }]);
    server.say('done', { clientId: 'c1' });
    expect(server.sent('message')).toMatchObject([{ clientId: 'c2' }]);
    expect(chat.state().visitor?.address).toBe('ana@correo.example');
  });

  it('tells that somebody writes at most once in three seconds, and never what', () => {
    server.welcome();
    for (let keys = 0; keys < 8; keys += 1) {
      chat.typed();
      vi.advanceTimersByTime(1_000);
    }
    expect(server.sent('typing')).toEqual([{ type: 'typing' }, { type: 'typing' }, { type: 'typing' }]);
  });
});

describe('another tab', () => {
  const add = (): Outbox => {
    const theirs = openOutbox(store, 'other', Date.now);
    theirs.add({
      type: 'message',
      clientId: 't1',
      text: 'theirs',
      files: [],
      about: null,
      isNew: false,
      at: '',
    });
    changed('out:t1');
    return theirs;
  };
  const shown = (): string[] =>
    [...chat.state().messages, ...chat.state().pending].map(({ clientId }) => clientId ?? '');

  it('sends its own, which never goes out of sight between its word and the server’s', () => {
    server.welcome();
    const theirs = add();
    expect([shown(), server.sent('message')]).toEqual([['t1'], []]);
    theirs.remove('t1');
    changed('out:t1');
    expect(shown()).toEqual(['t1']);
    server.say('message', { message: message(3, { from: 'visitor', clientId: 't1' }), ticket });
    expect([shown(), chat.state().pending]).toEqual([['t1'], []]);
  });

  it('sent it so long ago that the server begins anew: it is among what came, or above that', () => {
    server.welcome();
    add().remove('t1');
    changed('out:t1');
    server.drop();
    server.welcome({ messages: [message(900)], isAnew: true, hasOlder: true });
    expect(shown()).toEqual(['']);
  });

  it('takes away what was refused', () => {
    server.welcome();
    const theirs = add();
    theirs.refuse('t1', 'tooLong');
    changed('out:t1');
    theirs.remove('t1');
    changed('out:t1');
    expect(shown()).toEqual([]);
  });

  it('forgets her: nothing of her is left here, though this was her first visit', () => {
    server.welcome({ messages: [message(3)] });
    add();
    const hear = changed;
    const gone: string[] = [];
    const { set } = store;
    store.set = (key, value) => {
      gone.push(key);
      set(key, value);
    };
    open().forget();
    expect(store.keys('')).toEqual([]);
    gone.forEach(hear);
    expect(chat.state()).toMatchObject({ messages: [], pending: [], visitor: null });
  });
});

describe('reading', () => {
  it('is told only of what is on the screen', () => {
    server.welcome({ messages: [message(3)] });
    expect(server.sent('read')).toEqual([]);
    chat.look(true, false);
    expect(server.sent('read')).toEqual([]);
    chat.look(true, true);
    chat.look(true, true);
    expect(server.sent('read')).toEqual([{ type: 'read', position: 3 }]);
  });

  it('knows on the next page what came while she was away, though the end was never on the screen', () => {
    server.welcome();
    server.say('message', { message: message(7), ticket });
    chat = open();
    server.welcome({ messages: [message(7)] });
    expect(countUnread(chat.state())).toEqual({ count: 1, name: 'Marta' });
  });

  it('hears of what came meanwhile as of what comes now, each once', () => {
    server.welcome({ messages: [message(3)] });
    server.say('message', { message: message(6), ticket });
    server.say('message', { message: message(6), ticket });
    server.drop();
    server.welcome({ messages: [message(6), message(9)] });
    expect(arrived).toEqual(['text 6', 'text 9']);
    expect(chat.state().messages.map(({ position }) => position)).toEqual([3, 6, 9]);
  });

  it('says to who hears the screen that her words came, as it says what others write', () => {
    server.welcome();
    server.say('message', { message: message(2, { from: 'visitor', isReceipt: true }), ticket });
    server.say('message', { message: message(3, { from: 'visitor' }), ticket });
    expect(arrived).toEqual(['text 2']);
    expect(countUnread(chat.state()).count).toBe(0);
  });

  it('has been read, and stays so when the line comes back', () => {
    server.welcome({ ticket, messages: [message(3, { from: 'visitor', clientId: 'c0' })] });
    server.say('seen', { position: 3 });
    server.drop();
    server.welcome({ ticket });
    expect(chat.state().readUpTo).toBe(3);
    server.welcome({ ticket, isAnew: true, readUpTo: 2 });
    expect(chat.state().readUpTo).toBe(2);
  });

  it('throws away what it holds where that is too old to go on from', () => {
    server.welcome({ messages: [message(3)] });
    server.drop();
    server.welcome({ messages: [message(900)], isAnew: true, hasOlder: true });
    expect(chat.state()).toMatchObject({ hasOlder: true, messages: [{ position: 900 }] });
  });
});

describe('who it is', () => {
  it('asks the page for a new identity where the old one is over, or does not hold', () => {
    const over = `.${btoa(JSON.stringify({ sub: 'a', exp: 1 }))}.`;
    chat = open(over);
    server.welcome();
    expect([asked, server.sent('hello')]).toMatchObject([1, [{ identity: null }]]);
    chat.identify('another');
    server.welcome();
    expect([asked, server.sent('hello')]).toMatchObject([2, [{ identity: 'another', after: null }]]);
  });

  it('says what the server says where it takes nobody that the site does not vouch for', () => {
    server.drop(4401, 'Sign in first');
    expect(chat.state()).toMatchObject({ isConnected: false, why: 'Sign in first' });
    chat.identify('signed');
    server.welcome();
    expect(chat.state()).toMatchObject({ isConnected: true, why: '' });
    server.drop();
    expect(chat.state()).toMatchObject({ isConnected: false, why: '' });
  });

  it('gives the site time to say anew who she is, then goes on as a visitor like any other', () => {
    store.set('token', 'v.over');
    chat.identify('refused');
    for (let times = 0; times < 5; times += 1) {
      server.sockets.at(-1)?.onopen?.();
      expect(store.get('token')).toBe('v.over');
      server.drop(4401);
    }
    server.welcome({ token: 'anonymous' });
    expect([asked, server.sent('hello')]).toMatchObject([5, [{ token: null, identity: null }]]);
  });

  it('does not ring for a page that is only shown anew', () => {
    server.welcome({ messages: [message(3)] });
    server.welcome({ messages: [message(1), message(3)], isAnew: true });
    expect(arrived).toEqual([]);
  });

  it('shows nothing of one visitor to the next', () => {
    server.welcome({ messages: [message(3)], ticket });
    chat.send('mine', []);
    store.set('draft', 'and this');
    chat.forget();
    expect(store.keys('')).toEqual([]);
    expect(chat.state()).toMatchObject({ messages: [], pending: [], ticket: null, visitor: null });
    server.welcome({ token: 'token-2' });
    expect(server.sent('hello')).toMatchObject([{ token: null, after: null }]);
    expect(store.get('token')).toBe('token-2');
  });

  it('joins the conversation of a tab that was welcomed first', () => {
    server.sockets.at(-1)?.onopen?.();
    store.set('token', 'of the other tab');
    server.welcome({ token: 'mine' });
    server.welcome({ token: 'of the other tab' });
    expect(server.sent('hello')).toMatchObject([{ token: 'of the other tab' }]);
    expect(store.get('token')).toBe('of the other tab');
  });
});
