import type { ChannelContext, OwnTicket, ShownMessage } from '@hilo/channel-kit';
import type { Line } from './line.ts';
import type { ChatTicket, FrameOf, ServerFrame } from './protocol.ts';
import { Reachable } from './reachable.ts';
import type { Room } from './room.ts';
import type { ChatSettings } from './settings.ts';
import { externalIdOf, toChatMessage, toChatTicket } from './translate.ts';
import type { Visitor } from './visitor.ts';
import { Remembered } from './visitor-record.ts';

const pageSize = 50;
/** More missed messages than this, and the newest page is quicker to read than all of them. */
const mostMissed = 200;
const typingEveryMs = 2_000;

/** What one page of a visitor shows, from its `hello` on: her tickets here, and their messages up to a position. */
export class Visit {
  readonly visitor: Visitor;
  readonly locale: 'es' | 'en';
  readonly remembered: Remembered;
  readonly reachable: Reachable;
  isVisible: boolean;
  /** Tickets that are shown here, by id, the newest first. */
  readonly tickets = new Map<string, OwnTicket>();
  readonly #room: Room;
  readonly #line: Line;
  readonly #context: ChannelContext<ChatSettings>;
  /** Answers it has been shown and not yet seen, by position. */
  readonly #unread = new Map<number, { id: string; refs: string[] }>();
  #offers: ChatTicket[] = [];
  #position = 0;
  /** How far an earlier line of this page had shown it, while what stands there is not known here; 0 otherwise. */
  #shownBefore = 0;
  #typedAt = 0;
  #isAsked = false;
  #wanted = 0;

  constructor(room: Room, line: Line, visitor: Visitor, hello: FrameOf<'hello'>) {
    this.#room = room;
    this.#line = line;
    this.#context = room.context;
    this.visitor = visitor;
    this.locale = hello.locale;
    this.isVisible = hello.isVisible;
    this.remembered = new Remembered(room.context, visitor);
    this.reachable = new Reachable(room, visitor, this.remembered);
  }

  /** @param after the position it has shown before; null where nothing is there yet */
  async begin(after: number | null): Promise<void> {
    this.#shownBefore = after ?? 0;
    await this.remembered.load();
    await this.#welcome(after);
  }

  /** Shows what has come up to this position, if that is not there yet. Several calls before it is done are one. */
  refresh(position: number): void {
    this.#wanted = Math.max(this.#wanted, position);
    if (this.#isAsked) return;
    this.#isAsked = true;
    this.#line.next(async () => {
      this.#isAsked = false;
      if (this.#wanted > this.#position) await this.showNew(null);
    });
  }

  /** Another page of the same visitor has begun a ticket, or left an address. */
  catchUp(): void {
    this.#line.next(async () => {
      await this.remembered.load();
      await this.showNew(null);
    });
  }

  refreshDesk(): void {
    this.#line.next(async () => this.send({ type: 'desk', desk: await this.#room.desk(this.locale) }));
  }

  refreshTickets(): void {
    this.#line.next(async () => {
      await this.#readTickets();
      const ticket = this.#ticket();
      if (ticket) this.send({ type: 'ticket', ticket });
    });
  }

  /** One of ours has the conversation in front of her. */
  seen(): void {
    this.#line.next(async () => this.send({ type: 'seen', position: this.#position }));
  }

  send(frame: ServerFrame): void {
    this.#line.send(frame);
  }

  close(code: number, reason: string): void {
    this.#line.close(code, reason);
  }

  /** The key of the ticket that goes on here: the newest she has spoken in. */
  goesOn(): string | null {
    return this.#newest()?.trackingKey ?? null;
  }

  /** Shows what is new; what this browser sent itself is accepted by it. */
  async showNew(clientId: string | null): Promise<void> {
    const { messages, hasMore } = await this.#context.conversations.read(this.visitor, {
      after: this.#position,
      limit: mostMissed,
    });
    if (hasMore) return this.#welcome(this.#position);
    if (messages.some(({ ticketId }) => !this.tickets.has(ticketId))) {
      const isFirst = this.tickets.size === 0;
      // What was said here itself was said by what is remembered here.
      await Promise.all([this.#readTickets(), clientId === null && this.remembered.load()]);
      // It goes on in a ticket that had begun elsewhere: that is shown from its beginning.
      if (!isFirst || messages.some(({ by }) => by !== null)) {
        await this.#showPage();
        return this.#accept(clientId, messages);
      }
    }
    for (const message of messages) this.#show(message, clientId);
    await this.#accept(clientId, messages);
  }

  async showOlder(before: number): Promise<void> {
    const page = await this.#context.conversations.read(this.visitor, { before, limit: pageSize });
    const messages = page.messages.map((message) => toChatMessage(message, this.visitor, this.locale));
    this.send({ type: 'older', messages, hasOlder: page.hasMore });
  }

  async tellTyping(): Promise<void> {
    const now = this.#context.clock.now();
    if (now.getTime() - this.#typedAt < typingEveryMs) return;
    this.#typedAt = now.getTime();
    const from = this.visitor.party;
    await this.#context.receive({
      type: 'typing',
      externalId: `typing:${from.value}:${now.getTime()}`,
      occurredAt: now.toISOString(),
      from,
    });
  }

  async tellRead(upTo: number): Promise<void> {
    await this.#recall();
    const now = this.#context.clock.now().toISOString();
    for (const [position, { id, refs }] of this.#unread) {
      if (position > upTo) continue;
      this.#unread.delete(position);
      await this.#context.receive({
        type: 'receipt',
        externalId: `read:${id}`,
        occurredAt: now,
        aboutRefs: refs,
        status: 'read',
        isHard: false,
        recipients: [],
        detail: null,
        raw: null,
      });
    }
  }

  /**
   * An answer that came to a page nobody looked at is still unread when its line has broken and come back. Asked for
   * with the first look, since most lines break without one. Above her own last words she had read everything.
   */
  async #recall(): Promise<void> {
    if (this.#shownBefore === 0) return;
    const page = { before: this.#shownBefore + 1, limit: pageSize };
    const { messages } = await this.#context.conversations.read(this.visitor, page);
    this.#shownBefore = 0;
    this.#noteUnread(messages.slice(messages.findLastIndex(({ isOwn }) => isOwn) + 1));
  }

  /** Shows what was missed, or the newest page where that is too much or nothing is there yet. */
  async #welcome(after: number | null): Promise<void> {
    const { conversations } = this.#context;
    const newest = () => conversations.read(this.visitor, { limit: pageSize });
    const [missed] = await Promise.all([
      after === null ? newest() : conversations.read(this.visitor, { after, limit: mostMissed }),
      this.#readTickets(),
    ]);
    const isAnew = after !== null && missed.hasMore;
    const page = isAnew ? await newest() : missed;
    this.#position = page.messages.at(-1)?.position ?? after ?? 0;
    await this.#present(page.messages, { isAnew, hasOlder: (after === null || isAnew) && page.hasMore });
  }

  async #showPage(): Promise<void> {
    const page = await this.#context.conversations.read(this.visitor, { limit: pageSize });
    this.#position = page.messages.at(-1)?.position ?? this.#position;
    await this.#present(page.messages, { isAnew: true, hasOlder: page.hasMore });
  }

  async #present(messages: ShownMessage[], facts: { isAnew: boolean; hasOlder: boolean }): Promise<void> {
    const { visitor, remembered, locale } = this;
    const desk = await this.#room.desk(locale);
    this.#noteUnread(messages);
    this.send({
      type: 'welcome',
      token: visitor.token,
      visitor: {
        name: visitor.name ?? remembered.record.name,
        isVerified: visitor.isProved,
        address: visitor.address ?? remembered.record.address,
      },
      desk,
      ticket: this.#ticket(),
      offers: this.#offers,
      messages: messages.map((message) => toChatMessage(message, visitor, locale)),
      ...facts,
      readUpTo: this.#newest()?.seenUpTo ?? 0,
    });
  }

  async #readTickets(): Promise<void> {
    const found = await this.#context.conversations.tickets(this.visitor);
    this.tickets.clear();
    for (const ticket of found) if (ticket.isHere) this.tickets.set(ticket.id, ticket);
    this.#offers = this.visitor.isProved
      ? found.filter(({ isHere, status }) => !isHere && status !== 'resolved').map(toChatTicket)
      : [];
    this.#room.watch(this);
  }

  #ticket(): ChatTicket | null {
    const newest = this.#newest();
    return newest ? toChatTicket(newest) : null;
  }

  #newest(): OwnTicket | null {
    const [newest] = this.tickets.values();
    return newest ?? null;
  }

  #show(message: ShownMessage, clientId: string | null): void {
    this.#position = Math.max(this.#position, message.position);
    this.#noteUnread([message]);
    const shown = toChatMessage(message, this.visitor, this.locale);
    const ticket = this.tickets.get(message.ticketId);
    if (!ticket || (clientId !== null && shown.clientId === clientId)) return;
    this.send({ type: 'message', message: shown, ticket: toChatTicket(ticket) });
  }

  /** Says that a message is kept; one that came twice is found where it stands. */
  async #accept(clientId: string | null, fresh: ShownMessage[]): Promise<void> {
    if (clientId === null) return;
    const name = externalIdOf(this.visitor, clientId);
    const isIt = ({ externalId }: ShownMessage): boolean => externalId === name;
    const found =
      fresh.find(isIt) ??
      (await this.#context.conversations.read(this.visitor, { limit: mostMissed })).messages.find(isIt);
    const ticket = found && this.tickets.get(found.ticketId);
    if (!found || !ticket)
      return this.send({ type: 'refused', clientId, code: 'unavailable', retryAfterSeconds: 5 });
    const message = toChatMessage(found, this.visitor, this.locale);
    this.send({ type: 'accepted', clientId, message, ticket: toChatTicket(ticket) });
  }

  #noteUnread(messages: ShownMessage[]): void {
    for (const { id, position, refs, direction } of messages)
      if (direction === 'out' && refs.length > 0) this.#unread.set(position, { id, refs });
  }
}
