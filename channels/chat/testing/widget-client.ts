import { WebSocket } from 'ws';
import type { ChatMessage, ClientFrame, ServerFrame } from '../protocol.ts';

export type Welcome = Extract<ServerFrame, { type: 'welcome' }>;

export type WidgetClient = {
  /** What it shows, by position. */
  /** What people said, in order. */
  messages(): ChatMessage[];
  /** What only confirms that it came. */
  receipts(): ChatMessage[];
  welcome(): Welcome | null;
  /** Everything that came, in order. */
  frames: ServerFrame[];
  token(): string | null;
  isOpen(): boolean;
  /** Why the last connection ended; null before that. */
  closedWith(): number | null;
  /** Opens the socket and says hello as a browser would that kept what it was given. */
  connect(changes?: Partial<Extract<ClientFrame, { type: 'hello' }>>): Promise<Welcome | { closed: number }>;
  say(frame: ClientFrame): void;
  sayBytes(bytes: Uint8Array | string): void;
  /** Resolves with the first frame, past or to come, that fits; null when the connection ended before. */
  hears(fits: (frame: ServerFrame) => boolean): Promise<ServerFrame | null>;
  /** Drops the line without a word. */
  cut(): void;
  close(): Promise<void>;
};

/** The far end of the chat without a screen: keeps token, messages and position, as the widget does. */
export const widgetClient = (url: string | (() => string)): WidgetClient => {
  const frames: ServerFrame[] = [];
  const shown = new Map<string, ChatMessage>();
  const waiting = new Set<() => void>();
  let socket: WebSocket | null = null;
  let token: string | null = null;
  let welcome: Welcome | null = null;
  let closedWith: number | null = null;
  const position = () => Math.max(0, ...[...shown.values()].map((message) => message.position));

  const take = (frame: ServerFrame): void => {
    frames.push(frame);
    if (frame.type === 'welcome') {
      welcome = frame;
      token = frame.token;
      if (frame.isAnew) shown.clear();
      for (const message of frame.messages) shown.set(message.id, message);
    } else if (frame.type === 'message' || frame.type === 'accepted') {
      shown.set(frame.message.id, frame.message);
    } else if (frame.type === 'older') {
      for (const message of frame.messages) shown.set(message.id, message);
    } else if (frame.type === 'redacted') {
      const message = shown.get(frame.id);
      if (message) shown.set(frame.id, { ...message, text: '', files: [], isRedacted: true });
    }
    for (const look of waiting) look();
  };

  const inOrder = (): ChatMessage[] => [...shown.values()].sort((a, b) => a.position - b.position);

  const client: WidgetClient = {
    frames,
    messages: () => inOrder().filter(({ isReceipt }) => !isReceipt),
    receipts: () => inOrder().filter(({ isReceipt }) => isReceipt),
    welcome: () => welcome,
    token: () => token,
    closedWith: () => closedWith,
    isOpen: () => socket?.readyState === WebSocket.OPEN,
    connect: (changes = {}) =>
      new Promise((resolve, reject) => {
        const opening = new WebSocket(typeof url === 'string' ? url : url());
        socket = opening;
        opening.on('error', reject);
        opening.on('open', () =>
          opening.send(
            JSON.stringify({
              type: 'hello',
              version: 1,
              token,
              identity: null,
              locale: 'es',
              after: shown.size > 0 ? position() : null,
              isVisible: true,
              page: null,
              ...changes,
            }),
          ),
        );
        opening.on('message', (data) => {
          const frame = JSON.parse(data.toString()) as ServerFrame;
          take(frame);
          if (frame.type === 'welcome') resolve(frame);
        });
        opening.on('close', (code) => {
          closedWith = code;
          resolve({ closed: code });
          for (const look of waiting) look();
        });
      }),
    say: (frame) => client.sayBytes(JSON.stringify(frame)),
    sayBytes: (bytes) => socket?.send(bytes, { binary: false }),
    hears: (fits) =>
      new Promise((resolve) => {
        const look = (): void => {
          const found = frames.find(fits);
          if (!found && client.isOpen()) return;
          waiting.delete(look);
          resolve(found ?? null);
        };
        waiting.add(look);
        look();
      }),
    cut: () => socket?.terminate(),
    close: () =>
      new Promise((resolve) => {
        if (!socket || socket.readyState === WebSocket.CLOSED) return resolve();
        socket.on('close', () => resolve());
        socket.terminate();
      }),
  };
  return client;
};
