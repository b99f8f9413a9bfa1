import type { ClientFrame, ServerFrame } from '@hilo/channel-chat/protocol';
import type { Tabs } from '../store/live-tabs.ts';
import type { ChatState } from './chat-state.ts';
import type { Given, Outbox, Pending } from './outbox.ts';

type Refused = Extract<ServerFrame, { type: 'refused' }>;

type SendingParts = {
  outbox: Outbox;
  tabs: Tabs;
  state: () => ChatState;
  set: (patch: Partial<ChatState>) => void;
  /** False where no line is there to take it. */
  say: (frame: ClientFrame) => boolean;
  restart: () => void;
};

/** What goes out: one thing after the other, each until the server has confirmed or refused it. */
export type Sending = {
  /** What is confirmed leaves the screen, then the first of what is left goes out. */
  pump(): void;
  give(given: Given): void;
  confirm(clientId: string): void;
  refused(frame: Refused): void;
  /** Takes over what tabs that are gone have left. */
  adopt(): Promise<void>;
  /** The line broke: what was on its way goes out again with the next one. */
  lose(): void;
  /** Nobody waits for anything any more. */
  startOver(): void;
};

const answerMs = 30_000;

export const openSending = ({ outbox, tabs, state, set, say, restart }: SendingParts): Sending => {
  let inFlight: string | null = null;
  let pause: ReturnType<typeof setTimeout> | undefined;

  const pump = (): void => {
    const pending = outbox.all();
    if (!pending.some(({ clientId }) => clientId === inFlight)) inFlight = null;
    // Another tab has brought it, and the store says so sooner than our own line: it stays in sight until that does.
    const known = [...pending, ...state().messages].map(({ clientId }) => clientId);
    const coming = state().pending.filter(
      ({ type, tab, refusal, clientId }) =>
        type === 'message' && tab !== tabs.id && !refusal && !known.includes(clientId),
    );
    set({ pending: [...coming, ...pending] });
    const next = inFlight || pause !== undefined ? null : outbox.next();
    if (!next || !say(frameOf(next))) return;
    const { clientId } = next;
    inFlight = clientId;
    setTimeout(() => {
      if (inFlight === clientId) restart();
    }, answerMs);
  };

  return {
    pump,
    give: (given) => {
      outbox.add(given);
      pump();
    },
    confirm: (clientId) => {
      outbox.remove(clientId);
      pump();
    },
    refused: ({ clientId, code, retryAfterSeconds }) => {
      const pending = outbox.all().find((each) => each.clientId === clientId);
      if (inFlight === clientId) inFlight = null;
      if (retryAfterSeconds !== null) {
        clearTimeout(pause);
        pause = setTimeout(() => {
          pause = undefined;
          pump();
        }, retryAfterSeconds * 1000);
      } else if (pending?.type === 'message') outbox.refuse(clientId, code);
      else {
        outbox.remove(clientId);
        set({ notice: code === 'badAddress' || code === 'noAddress' ? code : 'notNow' });
      }
      pump();
    },
    adopt: async () => {
      if (outbox.all().every(({ tab }) => tab === tabs.id)) return;
      if (outbox.adopt(await tabs.living())) pump();
    },
    lose: () => {
      inFlight = null;
    },
    startOver: () => {
      inFlight = null;
      clearTimeout(pause);
      pause = undefined;
    },
  };
};

const frameOf = (pending: Pending): ClientFrame => {
  const { clientId } = pending;
  if (pending.type === 'address')
    return { type: 'address', clientId, address: pending.address, name: pending.name };
  if (pending.type === 'transcript') return { type: 'transcript', clientId };
  const { text, files, about, isNew } = pending;
  return { type: 'message', clientId, text, fileIds: files.map(({ id }) => id), about, isNew };
};
