import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ChatMessage, ClientFrame, DeskState, ServerFrame } from '@hilo/channel-chat/protocol';
import { type WebSocket, WebSocketServer } from 'ws';
import { Conversation, type MessageFrame, refusalOf, type Sender } from './conversation.ts';
import { readIdentity } from './identity.ts';
import { keepUploads, serveBuilt, serveFrame } from './serve-files.ts';

/**
 * The server's half of the protocol over real HTTP and a real socket, without a desk behind it: what agents do is
 * called from the test. It keeps each message once, answers late visitors with what they missed, and forgets nothing.
 */
export type ChatDouble = {
  origin: string;
  channelId: string;
  /** For signed identities. */
  secret: string;
  /** The conversation that spoke last. */
  current(): Conversation;
  /** Somebody else than the visitor writes. */
  say(text: string, more?: Partial<ChatMessage>): ChatMessage;
  typing(name: string): void;
  /** An agent reads everything. */
  read(): void;
  redact(id: string): void;
  setDesk(change: Partial<DeskState>): void;
  /** What the next messages are refused with; null takes them again. */
  refuseWith(
    refusal: Pick<Extract<ServerFrame, { type: 'refused' }>, 'code' | 'retryAfterSeconds'> | null,
  ): void;
  /** Prepares what somebody known will find. */
  known(subject: string): Conversation;
  /** Cuts every socket without a word. */
  cut(): void;
  /** Everything that widgets said, in order. */
  heard: ClientFrame[];
  stop(): Promise<void>;
};

const desk: DeskState = {
  title: 'Calor y Baño',
  greeting: 'Hola. ¿En qué te ayudamos?',
  isOnline: true,
  offlineText:
    'Volvemos mañana a las 9:00. Lo que escribas ahora lo leemos entonces y te respondemos por correo.',
  consent: 'Usamos lo que escribas para atenderte.',
  privacyUrl: 'https://calorybano.example/privacidad',
  maxFiles: 5,
  maxFileBytes: 5_000_000,
};

export const startDouble = async (channelId = 'canal-de-prueba'): Promise<ChatDouble> => {
  const secret = randomBytes(32).toString('hex');
  const byToken = new Map<string, Conversation>();
  const bySubject = new Map<string, Conversation>();
  const heard: ClientFrame[] = [];
  const uploads = keepUploads();
  let state: DeskState = { ...desk };
  let refusal: Parameters<ChatDouble['refuseWith']>[0] = null;
  let last = new Conversation();

  const known = (subject: string): Conversation => {
    const conversation = bySubject.get(subject) ?? new Conversation();
    bySubject.set(subject, conversation);
    return conversation;
  };

  const welcome = (frame: Extract<ClientFrame, { type: 'hello' }>): [Conversation, string] => {
    const claims = frame.identity ? readIdentity(frame.identity, secret) : null;
    const token = frame.token && byToken.has(frame.token) ? frame.token : randomBytes(32).toString('hex');
    const conversation = claims ? known(claims.sub) : (byToken.get(token) ?? new Conversation());
    if (claims)
      conversation.visitor = {
        name: claims.name ?? null,
        isVerified: true,
        address: claims.emailVerified ? (claims.email ?? null) : null,
      };
    byToken.set(token, conversation);
    return [conversation, token];
  };

  const receive = (conversation: Conversation, frame: MessageFrame, send: Sender): void => {
    const { clientId } = frame;
    const files = frame.fileIds.flatMap((id) => uploads.find(id) ?? []);
    const code = refusalOf(frame, files.length > 0);
    if (refusal) send({ type: 'refused', clientId, ...refusal });
    else if (code) send({ type: 'refused', clientId, code, retryAfterSeconds: null });
    else {
      const isKnown = conversation.messages.some((each) => each.clientId === clientId);
      const { message, ticket } = conversation.receive(frame, files);
      send({ type: 'accepted', clientId, message, ticket });
      if (!isKnown) conversation.tell({ type: 'message', message, ticket }, send);
    }
  };

  const answer = (conversation: Conversation, frame: ClientFrame): ServerFrame | null => {
    switch (frame.type) {
      case 'older':
        return { type: 'older', ...conversation.older(frame.before) };
      case 'read':
        conversation.seenUpTo = Math.max(conversation.seenUpTo, frame.position);
        return null;
      case 'address':
        conversation.visitor = { ...conversation.visitor, address: frame.address };
        return { type: 'done', clientId: frame.clientId };
      case 'transcript':
        return conversation.visitor.address
          ? { type: 'done', clientId: frame.clientId }
          : { type: 'refused', clientId: frame.clientId, code: 'noAddress', retryAfterSeconds: null };
      case 'ping':
        return { type: 'pong' };
      default:
        return null;
    }
  };

  const serve = (socket: WebSocket): void => {
    let conversation: Conversation | null = null;
    const send: Sender = (frame) => socket.send(JSON.stringify(frame));
    socket.on('message', (data) => {
      const frame = JSON.parse(String(data)) as ClientFrame;
      heard.push(frame);
      if (conversation) {
        last = conversation;
        const answered = answer(conversation, frame);
        if (frame.type === 'message') receive(conversation, frame, send);
        else if (answered) send(answered);
        return;
      }
      if (frame.type !== 'hello') return socket.close();
      const [found, token] = welcome(frame);
      conversation = last = found;
      found.listeners.add(send);
      const { visitor, ticket, offers, readUpTo } = found;
      const page = found.page(frame.after);
      send({
        type: 'welcome',
        token,
        visitor,
        desk: state,
        ticket,
        offers,
        ...page,
        isAnew: false,
        readUpTo,
      });
    });
    socket.on('close', () => conversation?.listeners.delete(send));
  };

  const http = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://double');
    if (pathname === '/icon.svg') return response.writeHead(204).end();
    if (pathname === '/widget.js') return serveBuilt('widget.js', response);
    if (pathname === '/widget/test')
      return serveBuilt('test-page.html', response, {
        'content-security-policy':
          "default-src 'none'; script-src 'self'; frame-src 'self'; style-src 'self'; img-src 'self'",
      });
    if (pathname.startsWith('/widget/')) return serveBuilt(pathname.slice('/widget/'.length), response);
    if (pathname.startsWith('/files/')) return uploads.serve(pathname.slice('/files/'.length), response);
    if (pathname === `/channels/${channelId}/frame`)
      return serveFrame(response, 'http://localhost:* http://127.0.0.1:*');
    const token = /^Bearer (\w+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (pathname === `/channels/${channelId}/files` && request.method === 'POST' && byToken.has(token ?? ''))
      return void uploads.take(request, response);
    response.writeHead(404).end();
  });
  const sockets = new WebSocketServer({ server: http, path: `/channels/${channelId}/socket` });
  sockets.on('connection', serve);
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening));
  const origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;

  return {
    origin,
    channelId,
    secret,
    heard,
    known,
    current: () => last,
    say: (text, more = {}) => {
      const message = last.add({ name: 'Marta Rey', ...more, text });
      last.tell({ type: 'message', message, ticket: last.ticket ?? last.openTicket() });
      return message;
    },
    typing: (name) => last.tell({ type: 'typing', name }),
    read: () => {
      last.readUpTo = last.messages.at(-1)?.position ?? 0;
      last.tell({ type: 'seen', position: last.readUpTo });
    },
    redact: (id) => {
      const message = last.messages.find((each) => each.id === id);
      if (message) Object.assign(message, { isRedacted: true, text: '', files: [] });
      last.tell({ type: 'redacted', id });
    },
    setDesk: (change) => {
      state = { ...state, ...change };
      for (const conversation of [...byToken.values()]) conversation.tell({ type: 'desk', desk: state });
    },
    refuseWith: (given) => {
      refusal = given;
    },
    cut: () => {
      for (const socket of sockets.clients) socket.terminate();
    },
    stop: async () => {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      http.closeAllConnections();
      await new Promise((closed) => http.close(closed));
    },
  };
};
