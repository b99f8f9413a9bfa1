import type { ChatFile, ChatMessage, RefusalCode } from '@hilo/channel-chat/protocol';
import type { ChatState } from './chat-state.ts';

/** How far a message of the visitor has come. */
export type Mark = 'sending' | 'sent' | 'read' | 'refused';

/** A message as it is shown: kept by the server, or still here. */
export type Shown = Pick<
  ChatMessage,
  'from' | 'name' | 'photoUrl' | 'text' | 'at' | 'by' | 'isRedacted' | 'isReceipt'
> & {
  /** The same before and after it was accepted, so that nothing flickers. */
  key: string;
  files: (Pick<ChatFile, 'name' | 'type' | 'size'> & { url: string | null })[];
  mark: Mark | null;
  refusal: RefusalCode | null;
  /** Of one that is still here. */
  clientId: string | null;
};

export type Row =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'silence'; key: string; seconds: number; hasWaited: boolean }
  | { kind: 'message'; key: string; shown: Shown; isFirst: boolean; isLast: boolean };

/** Shorter gaps are a conversation. */
const silenceSeconds = 600;

/** The thread from top to bottom: days, long silences, and messages gathered by who wrote them. */
export const listRows = (state: Pick<ChatState, 'messages' | 'pending' | 'readUpTo'>): Row[] => {
  const rows: Row[] = [];
  const all = listShown(state);
  all.forEach((shown, index) => {
    const before = all[index - 1];
    const seconds = before ? (Date.parse(shown.at) - Date.parse(before.at)) / 1000 : 0;
    const isNewDay = !before || dayOf(before.at) !== dayOf(shown.at);
    const isSilence = seconds >= silenceSeconds;
    if (isSilence) {
      const hasWaited = before?.from === 'visitor' && shown.from === 'agent';
      rows.push({ kind: 'silence', key: `silence ${shown.key}`, seconds, hasWaited });
    }
    if (isNewDay) rows.push({ kind: 'day', key: `day ${shown.key}`, at: shown.at });
    const isFirst = !before || isSilence || isNewDay || !isSameHand(before, shown);
    const last = rows.at(-1);
    if (isFirst || last?.kind !== 'message')
      rows.push({ kind: 'message', key: shown.key, shown, isFirst: true, isLast: true });
    else {
      last.isLast = false;
      rows.push({ kind: 'message', key: shown.key, shown, isFirst: false, isLast: true });
    }
  });
  return rows;
};

const dayOf = (at: string): string => new Date(at).toDateString();

const isSameHand = (one: Shown, other: Shown): boolean =>
  one.from === other.from && one.name === other.name && one.by === other.by;

const listShown = ({
  messages,
  pending,
  readUpTo,
}: Pick<ChatState, 'messages' | 'pending' | 'readUpTo'>): Shown[] => {
  const kept = new Set(messages.flatMap(({ clientId }) => clientId ?? []));
  // Whoever answers has read what came before, by whichever screen or program.
  const answered = messages.findLast(({ from }) => from === 'agent')?.position ?? 0;
  const read = Math.max(answered, readUpTo);
  return [
    ...messages.map(
      (message): Shown => ({
        ...message,
        key: message.clientId ?? message.id,
        mark: message.from !== 'visitor' ? null : message.position <= read ? 'read' : 'sent',
        refusal: null,
        clientId: null,
      }),
    ),
    ...pending.flatMap((each): Shown[] =>
      each.type !== 'message' || kept.has(each.clientId)
        ? []
        : [
            {
              key: each.clientId,
              from: 'visitor',
              name: null,
              photoUrl: null,
              text: each.text,
              at: each.at,
              by: null,
              isRedacted: false,
              files: each.files.map((file) => ({ ...file, url: null })),
              mark: each.refusal ? 'refused' : 'sending',
              refusal: each.refusal,
              clientId: each.clientId,
            },
          ],
    ),
  ];
};
