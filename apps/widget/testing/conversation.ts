import { randomUUID } from 'node:crypto';
import type {
  ChatFile,
  ChatMessage,
  ChatTicket,
  ClientFrame,
  RefusalCode,
  ServerFrame,
} from '@hilo/channel-chat/protocol';

export type Sender = (frame: ServerFrame) => void;
export type Visitor = { name: string | null; isVerified: boolean; address: string | null };
export type MessageFrame = Extract<ClientFrame, { type: 'message' }>;

const pageSize = 30;
const keys = ['H-7K3-QX4-TB9', 'H-2MN-8RC-WD5', 'H-9PB-3LK-G6X', 'H-4TY-6FH-J2A'];

/** What the double keeps of one visitor, whatever browser she uses. */
export class Conversation {
  readonly messages: ChatMessage[] = [];
  readonly listeners = new Set<Sender>();
  readonly confirmed = new Set<string>();
  offers: ChatTicket[] = [];
  visitor: Visitor = { name: null, isVerified: false, address: null };
  ticket: ChatTicket | null = null;
  readUpTo = 0;
  seenUpTo = 0;
  #position = 0;
  #tickets = 0;

  tell(frame: ServerFrame, except?: Sender): void {
    for (const send of this.listeners) if (send !== except) send(frame);
  }

  /** The newest page, or what was missed since. */
  page(after: number | null): { messages: ChatMessage[]; hasOlder: boolean } {
    if (after !== null)
      return { messages: this.messages.filter(({ position }) => position > after), hasOlder: true };
    return { messages: this.messages.slice(-pageSize), hasOlder: this.messages.length > pageSize };
  }

  older(before: number): { messages: ChatMessage[]; hasOlder: boolean } {
    const all = this.messages.filter(({ position }) => position < before);
    return { messages: all.slice(-pageSize), hasOlder: all.length > pageSize };
  }

  /** Keeps a message of the visitor, once however often it comes. */
  receive(frame: MessageFrame, files: ChatFile[]): { message: ChatMessage; ticket: ChatTicket } {
    const known = this.messages.find(({ clientId }) => clientId === frame.clientId);
    const ticket = this.#place(frame, known !== undefined);
    if (known) return { message: known, ticket };
    const message = this.add({ from: 'visitor', text: frame.text, files, clientId: frame.clientId });
    return { message, ticket };
  }

  add(said: Partial<ChatMessage>): ChatMessage {
    // Gaps, as other things happen in between.
    this.#position += 3;
    const message: ChatMessage = {
      id: randomUUID(),
      position: this.#position,
      from: 'agent',
      name: null,
      photoUrl: null,
      text: '',
      at: new Date().toISOString(),
      by: null,
      files: [],
      isRedacted: false,
      clientId: null,
      ...said,
    };
    this.messages.push(message);
    return message;
  }

  openTicket(): ChatTicket {
    const trackingKey = keys[this.#tickets % keys.length] ?? '';
    this.#tickets += 1;
    this.ticket = { trackingKey, subject: null, status: 'open' };
    return this.ticket;
  }

  #place({ about, isNew }: MessageFrame, isKnown: boolean): ChatTicket {
    const offered = this.offers.find(({ trackingKey }) => trackingKey === about);
    if (!isKnown && offered) this.ticket = offered;
    if (this.ticket === null || (isNew && !isKnown)) return this.openTicket();
    this.ticket = { ...this.ticket, status: 'open' };
    return this.ticket;
  }
}

/** Why a message would not be kept. */
export const refusalOf = (frame: MessageFrame, hasFiles: boolean): RefusalCode | null =>
  frame.text.length > 8_000 ? 'tooLong' : frame.text.trim() === '' && !hasFiles ? 'empty' : null;
