import type { ChatMessage, ClientFrame, FileAnswer, ServerFrame } from '@hilo/channel-chat/protocol';
import { type Line, openLine, type Socket } from '../connection/open-line.ts';
import type { Tabs } from '../store/live-tabs.ts';
import type { Store } from '../store/open-store.ts';
import {
  type Aim,
  applyFrame,
  type ChatState,
  emptyState,
  lastPosition,
  type Notice,
  noAim,
} from './chat-state.ts';
import { isExpired } from './is-expired.ts';
import { openSending } from './open-sending.ts';
import { openOutbox } from './outbox.ts';

type ChatOptions = {
  store: Store;
  tabs: Tabs;
  makeSocket: () => Socket;
  locale: 'es' | 'en';
  identity: string | null;
  page: string | null;
  now: () => number;
  /** 128 random bits in hexadecimal. */
  newId: () => string;
  /** Somebody else wrote, now or while the line was down, or what she wrote was confirmed. */
  onArrival: (message: ChatMessage) => void;
  onIdentityNeeded: () => void;
};

export type Chat = {
  state(): ChatState;
  subscribe(listen: () => void): () => void;
  send(text: string, files: FileAnswer[]): void;
  /** Null takes it back. */
  leaveAddress(address: string | null, name: string | null): void;
  askTranscript(): void;
  retry(clientId: string): void;
  discard(clientId: string): void;
  aimAt(aim: Aim): void;
  notify(notice: Notice | null): void;
  /** A key was pressed in the field. */
  typed(): void;
  loadOlder(): void;
  /** @param isVisible the conversation is on the screen. @param isAtEnd its last message, too */
  look(isVisible: boolean, isAtEnd: boolean): void;
  wake(): void;
  identify(identity: string): void;
  /** Leaves nothing of this visitor in the browser. */
  forget(): void;
  token(): string | null;
};

const typingMs = 3_000;
const typingShownMs = 7_000;
const adoptMs = 15_000;

/** The conversation of one visitor: what is shown, what is still to be sent, and the line to the server. */
export const openChat = (options: ChatOptions): Chat => {
  const { store, tabs, now, newId } = options;
  const outbox = openOutbox(store, tabs.id, now);
  const listeners = new Set<() => void>();
  let { identity } = options;
  let state: ChatState = { ...emptyState, pending: outbox.all(), seenUpTo: Number(store.get('seen')) };
  let isVisible = false;
  let isAtEnd = true;
  /** The next welcome is for somebody else, or for the same under another name: nothing that is here holds. */
  let isOther = false;
  let saidToken: string | null = null;
  let unknown = 0;
  let toldSeen = 0;
  let typedAt = 0;
  let quiet: ReturnType<typeof setTimeout> | undefined;

  const set = (patch: Partial<ChatState>): void => {
    state = { ...state, ...patch };
    for (const listen of listeners) listen();
  };

  const hello = (): ClientFrame => {
    saidToken = store.get('token');
    if (identity && isExpired(identity, now())) {
      identity = null;
      options.onIdentityNeeded();
    }
    const { locale, page } = options;
    const after = isOther ? null : lastPosition(state);
    return { type: 'hello', version: 1, token: saidToken, identity, locale, after, isVisible, page };
  };

  const sending = openSending({
    outbox,
    tabs,
    state: () => state,
    set,
    say: (frame) => line.send(frame),
    restart: () => line.restart(),
  });

  const see = (position: number): void => {
    store.set('seen', String(position));
    set({ seenUpTo: position });
  };

  const tellSeen = (): void => {
    const position = lastPosition(state) ?? 0;
    if (!isVisible || !isAtEnd) return;
    if (position > state.seenUpTo) see(position);
    const theirs = state.messages.findLast(({ from }) => from !== 'visitor')?.position ?? 0;
    if (theirs > toldSeen && line.send({ type: 'read', position: theirs })) toldSeen = theirs;
  };

  const startOver = (): void => {
    sending.startOver();
    toldSeen = 0;
  };

  /** @returns false where the line hung up at once, to come back under the token of another tab */
  const welcome = (frame: Extract<ServerFrame, { type: 'welcome' }>): boolean => {
    const stored = store.get('token');
    // Another tab was welcomed for the first time at the same moment: its conversation is ours.
    if (saidToken === null && stored !== null && stored !== frame.token) {
      line.restart();
      return false;
    }
    saidToken = frame.token;
    store.set('token', saidToken);
    unknown = 0;
    const isFirst = state.desk === null || isOther;
    const known = new Set(state.messages.map(({ id }) => id));
    set(applyFrame(state, isOther ? { ...frame, isAnew: true } : frame));
    isOther = false;
    if (identity && !frame.visitor.isVerified) options.onIdentityNeeded();
    // What was there before this browser came is not news; what comes from now on is, on the next page, too.
    if (isFirst && store.get('seen') === null) see(lastPosition(state) ?? 0);
    if (!isFirst && !frame.isAnew)
      for (const message of frame.messages) if (!known.has(message.id)) announce(message);
    return true;
  };

  const announce = (message: ChatMessage): void => {
    if (message.from !== 'visitor' || message.isReceipt) options.onArrival(message);
  };

  const done = (clientId: string): void => {
    const pending = outbox.all().find((each) => each.clientId === clientId);
    if (pending?.type === 'transcript') set({ notice: 'transcriptSent' });
    if (pending?.type === 'address' && state.visitor) {
      const { address, name } = pending;
      const visitor = { ...state.visitor, address, name: name ?? state.visitor.name };
      set({ visitor, notice: address === null ? 'addressGone' : 'addressKept' });
    }
    sending.confirm(clientId);
  };

  const settle = (messages: readonly ChatMessage[]): void => {
    for (const { clientId } of messages) if (clientId) outbox.remove(clientId);
    tellSeen();
    sending.pump();
  };

  const onFrame = (frame: ServerFrame): void => {
    if (frame.type === 'welcome') {
      if (welcome(frame)) settle(frame.messages);
      return;
    }
    const isNew = frame.type === 'message' && !state.messages.some(({ id }) => id === frame.message.id);
    set(applyFrame(state, frame));
    switch (frame.type) {
      case 'message':
        settle([frame.message]);
        if (isNew) announce(frame.message);
        break;
      case 'accepted':
        outbox.remove(frame.clientId);
        settle([frame.message]);
        break;
      case 'refused':
        sending.refused(frame);
        break;
      case 'done':
        done(frame.clientId);
        break;
      case 'typing':
        clearTimeout(quiet);
        quiet = setTimeout(() => set({ typing: null }), typingShownMs);
        break;
    }
  };

  const line: Line = openLine({
    makeSocket: options.makeSocket,
    hello,
    onFrame,
    onUnknown: (why) => {
      identity = null;
      unknown += 1;
      // The site had some seconds to say who it is; now she is a visitor like any other.
      if (unknown > 4) {
        isOther = true;
        store.set('token', null);
      }
      set({ why });
      options.onIdentityNeeded();
    },
    onOpen: (isConnected) => {
      set({ isConnected, why: '' });
      if (isConnected) void sending.adopt();
      else {
        sending.lose();
        toldSeen = 0;
      }
    },
  });

  const reset = (): void => {
    startOver();
    isOther = true;
    state = { ...emptyState, desk: state.desk, person: state.person + 1 };
    sending.pump();
    line.restart();
  };

  store.onChange((key) => {
    if (key === 'seen') set({ seenUpTo: Math.max(state.seenUpTo, Number(store.get('seen'))) });
    else if (key === 'token' && store.get('token') === null && saidToken !== null) reset();
    else if (key.startsWith('out:')) {
      sending.pump();
      void sending.adopt();
    }
  });
  setInterval(() => void sending.adopt(), adoptMs);

  return {
    state: () => state,
    subscribe: (listen) => {
      listeners.add(listen);
      return () => listeners.delete(listen);
    },
    send: (text, files) => {
      const { about, isNew } = state.aim;
      const at = new Date(now()).toISOString();
      // Whoever writes has seen what stands above.
      if (isVisible) isAtEnd = true;
      sending.give({
        type: 'message',
        clientId: newId(),
        text,
        files,
        about: about?.trackingKey ?? null,
        isNew,
        at,
      });
      // What follows goes on with the matter that this one begins.
      set({ aim: noAim, notice: null });
      tellSeen();
    },
    leaveAddress: (address, name) => sending.give({ type: 'address', clientId: newId(), address, name }),
    askTranscript: () => sending.give({ type: 'transcript', clientId: newId() }),
    retry: (clientId) => {
      outbox.retry(clientId);
      sending.pump();
    },
    discard: sending.confirm,
    aimAt: (aim) => set({ aim }),
    notify: (notice) => set({ notice }),
    typed: () => {
      if (now() - typedAt >= typingMs && line.send({ type: 'typing' })) typedAt = now();
    },
    loadOlder: () => {
      const before = state.messages[0]?.position;
      if (before !== undefined) line.send({ type: 'older', before });
    },
    look: (nowVisible, nowAtEnd) => {
      if (nowVisible !== isVisible) line.send({ type: 'visible', isVisible: nowVisible });
      isVisible = nowVisible;
      isAtEnd = nowAtEnd;
      tellSeen();
    },
    wake: () => {
      line.wake();
      void sending.adopt();
    },
    identify: (given) => {
      if (given === identity) return;
      identity = given;
      isOther = true;
      startOver();
      line.restart();
    },
    forget: () => {
      // The token last: by it other tabs know that all of it is gone.
      for (const key of store.keys('').sort()) store.set(key, null);
      identity = null;
      reset();
    },
    token: () => store.get('token'),
  };
};
