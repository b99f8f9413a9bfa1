import type { Arrival, MessageArrival, Party } from '../arrival.ts';
import type { ConversationNews, Conversations, Reader, ShownMessage } from '../conversations.ts';

export type MemoryConversations = Conversations & {
  /** Takes in what was committed, as the server would. */
  note(arrival: Arrival): void;
  /** One of ours writes to somebody. Gives the message's id. */
  say(to: Party, text: string): string;
  redact(id: string): void;
  /** One of ours is writing to whom wrote last. */
  type(to: Party, name: string): void;
  /** The name of ours of a message, as receipts use it. */
  refOf(id: string): string;
  staff(isStaffed: boolean): void;
};

type Held = ShownMessage & { parties: Party[] };

const same = (one: Party, other: Party): boolean => one.kind === other.kind && one.value === other.value;

/** The server's side of conversations in memory: one ticket for each person, everything in order. */
export const memoryConversations = (now: () => Date): MemoryConversations => {
  const held: Held[] = [];
  const tickets = new Map<string, { id: string; trackingKey: string; party: Party }>();
  const listeners = new Set<(news: ConversationNews) => void>();
  let isStaffed = true;

  const ticketOf = (party: Party) => {
    const name = `${party.kind} ${party.value}`;
    const known = tickets.get(name);
    if (known) return known;
    const number = tickets.size + 1;
    const made = { id: `ticket-${number}`, trackingKey: `H-7K3-QX4-TB${number}`, party };
    tickets.set(name, made);
    return made;
  };
  const tell = (news: ConversationNews) => {
    for (const listener of listeners) listener(news);
  };
  const add = (
    party: Party,
    fields: Pick<ShownMessage, 'direction' | 'isOwn' | 'name' | 'text' | 'externalId' | 'files'>,
  ) => {
    const position = held.length + 1;
    const id = `message-${position}`;
    held.push({
      ...fields,
      id,
      ticketId: ticketOf(party).id,
      position,
      photoUrl: null,
      occurredAt: now().toISOString(),
      by: null,
      isRedacted: false,
      refs: fields.direction === 'out' ? [`hilo.${id}`] : [],
      parties: [party],
    });
    tell({ type: 'messages', ticketId: ticketOf(party).id, position });
    return id;
  };
  const mayRead = (reader: Reader) => (message: Held) =>
    message.parties.some((party) => [reader.party, ...reader.alsoProved].some((own) => same(own, party)));
  const shown = ({ parties: _, ...message }: Held): ShownMessage => structuredClone(message);
  const find = (id: string): Held => {
    const found = held.find((message) => message.id === id);
    if (!found) throw new Error(`no message ${id}`);
    return found;
  };

  return {
    note: (arrival) => {
      if (arrival.type !== 'message' || arrival.direction !== 'in') return;
      const { from, text, externalId, files }: MessageArrival = arrival;
      add(from, {
        direction: 'in',
        isOwn: true,
        name: from.name,
        text,
        externalId,
        files: files.map(({ name, type, blob }) => ({
          name: name ?? 'file',
          type,
          size: blob.size,
          url: `/files/${blob.id}`,
        })),
      });
    },
    say: (to, text) =>
      add(to, { direction: 'out', isOwn: false, name: 'Lucía', text, externalId: null, files: [] }),
    redact: (id) => {
      const message = find(id);
      Object.assign(message, { text: '', files: [], isRedacted: true });
      tell({ type: 'redacted', ticketId: message.ticketId, messageId: id });
    },
    type: (to, name) => tell({ type: 'typing', ticketId: ticketOf(to).id, name, photoUrl: null }),
    refOf: (id) => find(id).refs[0] ?? '',
    staff: (value) => {
      isStaffed = value;
      tell({ type: 'staff' });
    },
    tickets: async (reader) =>
      [...tickets.values()]
        .filter(({ party }) => [reader.party, ...reader.alsoProved].some((own) => same(own, party)))
        .map(({ id, trackingKey }) => ({
          id,
          trackingKey,
          subject: null,
          status: 'open',
          isHere: true,
          lastMessageAt: now().toISOString(),
          seenUpTo: 0,
        })),
    read: async (reader, { after, before, limit }) => {
      const all = held.filter(mayRead(reader));
      if (after !== undefined) {
        const later = all.filter(({ position }) => position > after);
        return { messages: later.slice(0, limit).map(shown), hasMore: later.length > limit };
      }
      const earlier = all.filter(({ position }) => before === undefined || position < before);
      return { messages: earlier.slice(-limit).map(shown), hasMore: earlier.length > limit };
    },
    promise: async () => null,
    formality: async () => 'familiar',
    isStaffed: () => isStaffed,
    follow: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
