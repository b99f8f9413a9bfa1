import type { ChannelContext, ChannelSocket, OwnTicket, ShownMessage } from '@hilo/channel-kit';
import { readFileId } from './files.ts';
import { chatManifest } from './manifest.ts';
import {
  type ChatTicket,
  type ClientFrame,
  maxTextLength,
  type RefusalCode,
  type ServerFrame,
} from './protocol.ts';
import { Reachable, type Refusal } from './reachable.ts';
import { readFrame } from './read-frame.ts';
import type { Room } from './room.ts';
import type { ChatSettings } from './settings.ts';
import { externalIdOf, toArrival, toChatMessage, toChatTicket } from './translate.ts';
import { newVisitor, readIdentity, readToken, type Visitor } from './visitor.ts';
import { Remembered } from './visitor-record.ts';

const pageSize = 50;
/** More missed messages than this, and the newest page is quicker to read than all of them. */
const mostMissed = 200;
/** Frames that may wait while one is at work. */
const mostWaiting = 50;
const typingEveryMs = 2_000;

type Of<Type extends ClientFrame['type']> = Extract<ClientFrame, { type: Type }>;

/** One browser, connected: its frames are served one by one, in their order. */
export class Session {
  /** Null until its `hello`. */
  visitor: Visitor | null = null;
  isVisible = false;
  /** Tickets that are shown here, by id. */
  readonly tickets = new Map<string, OwnTicket>();
  readonly #room: Room;
  readonly #socket: ChannelSocket;
  readonly #context: ChannelContext<ChatSettings>;
  /** Answers it has been shown and not yet seen, by position. */
  readonly #unread = new Map<number, { id: string; refs: string[] }>();
  #locale: 'es' | 'en' = 'es';
  /** Both since its `hello`. */
  #remembered!: Remembered;
  #reachable!: Reachable;
  #offers: ChatTicket[] = [];
  #position = 0;
  #typedAt = 0;
  #turn: Promise<void> = Promise.resolve();
  #waiting = 0;
  #isAsked = false;
  #wanted = 0;

  constructor(room: Room, socket: ChannelSocket) {
    this.#room = room;
    this.#socket = socket;
    this.#context = room.context;
  }

  /** Takes a frame as it came; what cannot be read ends the connection, which is all that a broken client deserves. */
  hear(text: string): void {
    const frame = readFrame(text);
    if (!frame || (frame.type === 'hello') !== (this.visitor === null && this.#waiting === 0))
      this.close(4400, 'not understood');
    // A line lives however busy its other end is.
    else if (frame.type === 'ping') this.send({ type: 'pong' });
    else if (this.#waiting >= mostWaiting) this.close(4429, 'too fast');
    else this.#next(() => this.#serve(frame));
  }

  /** Shows what has come up to this position, if that is not there yet. Several calls before it is done are one. */
  refresh(position: number): void {
    this.#wanted = Math.max(this.#wanted, position);
    if (this.#isAsked) return;
    this.#isAsked = true;
    this.#next(async () => {
      this.#isAsked = false;
      if (this.#wanted > this.#position) await this.#showNew(null);
    });
  }

  /** Another page of the same visitor has begun a ticket, or left an address. */
  catchUp(): void {
    this.#next(async () => {
      await this.#remembered.load();
      await this.#showNew(null);
    });
  }

  refreshDesk(): void {
    this.#next(async () => this.send({ type: 'desk', desk: await this.#room.desk(this.#locale) }));
  }

  refreshTickets(): void {
    this.#next(async () => {
      await this.#readTickets();
      const ticket = this.#ticket();
      if (ticket) this.send({ type: 'ticket', ticket });
    });
  }

  /** One of ours has the conversation in front of her. */
  seen(): void {
    this.#next(async () => this.send({ type: 'seen', position: this.#position }));
  }

  send(frame: ServerFrame): void {
    this.#socket.send(JSON.stringify(frame));
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason);
  }

  #next(work: () => Promise<void>): void {
    this.#waiting += 1;
    this.#turn = this.#room.work
      .run(() => this.#turn.then(work))
      .catch((error: unknown) => {
        this.#context.log.warn('chat.frameFailed', {
          error: error instanceof Error ? error.name : 'unknown',
        });
        // The widget comes back by itself, with what was not accepted.
        this.#socket.close(1011, 'try again');
      })
      .finally(() => {
        this.#waiting -= 1;
      });
  }

  async #serve(frame: ClientFrame): Promise<void> {
    if (frame.type === 'hello') return this.#greet(frame);
    // Its `hello` was refused.
    if (!this.visitor) return;
    switch (frame.type) {
      case 'message':
        return this.#take(frame);
      case 'typing':
        return this.#tellTyping();
      case 'read':
        return this.#tellRead(frame.position);
      case 'visible':
        this.isVisible = frame.isVisible;
        return this.#room.tellPresence(this);
      case 'older':
        return this.#showOlder(frame.before);
      case 'address':
        await this.#answer(frame.clientId, this.#reachable.keep(frame, this.#goesOn()));
        return this.#room.tellSiblings(this);
      case 'transcript':
        return this.#answer(frame.clientId, this.#reachable.sendTranscript(frame.clientId, this.#goesOn()));
    }
  }

  async #greet(hello: Of<'hello'>): Promise<void> {
    const visitor = await this.#recognise(hello);
    if (!visitor) return this.#sendAway(hello.locale);
    this.visitor = visitor;
    this.#locale = hello.locale;
    this.isVisible = hello.isVisible;
    this.#remembered = new Remembered(this.#context, visitor);
    this.#reachable = new Reachable(this.#room, visitor, this.#remembered);
    await this.#remembered.load();
    await this.#welcome(hello.after);
    this.#room.enter(this);
  }

  /** Nothing she could do here: what she reads says where she can. */
  async #sendAway(locale: 'es' | 'en'): Promise<void> {
    const { settings, conversations } = this.#context;
    const isFormal = settings.requiresIdentity && (await conversations.formality()) === 'formal';
    const words = chatManifest.messages[locale][isFormal ? 'visitor.signInFormal' : 'visitor.signIn']!;
    this.#socket.close(4401, settings.requiresIdentity ? words : '');
  }

  async #recognise({ identity, token }: Of<'hello'>): Promise<Visitor | null> {
    const { settings, channelId, clock } = this.#context;
    const { key } = this.#room;
    if (identity !== null) return readIdentity(identity, settings, key, channelId, clock.now());
    const known = token === null ? null : readToken(token, key, channelId, clock.now());
    // A session that is over is not somebody else: the site is asked to say anew who it is.
    if (token?.startsWith('v.') && !known) return null;
    const visitor = known ?? newVisitor();
    return settings.requiresIdentity && !visitor.isProved ? null : visitor;
  }

  /** Shows what was missed, or the newest page where that is too much or nothing is there yet. */
  async #welcome(after: number | null): Promise<void> {
    const visitor = this.visitor!;
    const { conversations } = this.#context;
    const newest = () => conversations.read(visitor, { limit: pageSize });
    const [missed] = await Promise.all([
      after === null ? newest() : conversations.read(visitor, { after, limit: mostMissed }),
      this.#readTickets(),
    ]);
    const isAnew = after !== null && missed.hasMore;
    const page = isAnew ? await newest() : missed;
    this.#position = page.messages.at(-1)?.position ?? after ?? 0;
    await this.#present(page.messages, { isAnew, hasOlder: (after === null || isAnew) && page.hasMore });
  }

  async #showPage(): Promise<void> {
    const page = await this.#context.conversations.read(this.visitor!, { limit: pageSize });
    this.#position = page.messages.at(-1)?.position ?? this.#position;
    await this.#present(page.messages, { isAnew: true, hasOlder: page.hasMore });
  }

  async #present(messages: ShownMessage[], facts: { isAnew: boolean; hasOlder: boolean }): Promise<void> {
    const visitor = this.visitor!;
    const desk = await this.#room.desk(this.#locale);
    this.#noteUnread(messages);
    this.send({
      type: 'welcome',
      token: visitor.token,
      visitor: {
        name: visitor.name ?? this.#remembered.record.name,
        isVerified: visitor.isProved,
        address: visitor.address ?? this.#remembered.record.address,
      },
      desk,
      ticket: this.#ticket(),
      offers: this.#offers,
      messages: messages.map((message) => toChatMessage(message, visitor, this.#locale)),
      ...facts,
      readUpTo: this.#newest()?.seenUpTo ?? 0,
    });
  }

  async #readTickets(): Promise<void> {
    const found = await this.#context.conversations.tickets(this.visitor!);
    this.tickets.clear();
    for (const ticket of found) if (ticket.isHere) this.tickets.set(ticket.id, ticket);
    this.#offers = this.visitor!.isProved
      ? found.filter(({ isHere, status }) => !isHere && status !== 'resolved').map(toChatTicket)
      : [];
    this.#room.watch(this);
  }

  /** The ticket that goes on here: the newest she has spoken in. */
  #ticket(): ChatTicket | null {
    const newest = this.#newest();
    return newest ? toChatTicket(newest) : null;
  }

  #goesOn(): string | null {
    return this.#ticket()?.trackingKey ?? null;
  }

  #newest(): OwnTicket | null {
    const [newest] = this.tickets.values();
    return newest ?? null;
  }

  async #take(frame: Of<'message'>): Promise<void> {
    const visitor = this.visitor!;
    const { clientId } = frame;
    const refuse = (code: RefusalCode, retryAfterSeconds: number | null = null) =>
      this.send({ type: 'refused', clientId, code, retryAfterSeconds });
    const now = this.#context.clock.now();
    const { maxFiles } = chatManifest.capabilities.attachments!;
    const text = frame.text.replaceAll('\r\n', '\n').trim();
    if (text.length > maxTextLength) return refuse('tooLong');
    if (frame.fileIds.length > maxFiles) return refuse('tooManyFiles');
    if (text === '' && frame.fileIds.length === 0) return refuse('empty');
    const waitSeconds = this.#room.messageLimit.takeOne(visitor.party.value, now.getTime());
    if (waitSeconds !== null) return refuse('tooFast', waitSeconds);
    const files = frame.fileIds.map((id) => readFileId(id, visitor, this.#room.key, now));
    if (files.some((file) => file === null)) return refuse('unknownFile');

    const about = frame.isNew ? null : frame.about;
    const turnsElsewhere = frame.isNew || (about !== null && about !== this.#goesOn());
    const conversation = turnsElsewhere
      ? externalIdOf(visitor, clientId)
      : this.#remembered.record.conversation;
    const arrival = toArrival(
      visitor,
      { clientId, text, about },
      {
        conversation,
        files: files.filter((file) => file !== null),
        name: this.#remembered.record.name,
        locale: this.#locale,
        now,
      },
    );
    const turn = turnsElsewhere ? await this.#remembered.turnTo(conversation) : null;
    try {
      const { outcome } = await this.#context.receive(arrival, turn ? { set: turn.set } : {});
      if (outcome === 'ignored') return refuse('blocked');
    } catch {
      return refuse('unavailable', 2);
    }
    turn?.kept();
    const isFirst = this.tickets.size === 0;
    await this.#showNew(clientId);
    // Only now is she somebody who can be said to be there.
    if (isFirst) await this.#room.tellPresence(this);
    await this.#reachable.passOn(this.#goesOn(), clientId);
    if (isFirst || turn) this.#room.tellSiblings(this);
  }

  /** Shows what is new; what this browser sent itself is accepted by it. */
  async #showNew(clientId: string | null): Promise<void> {
    const visitor = this.visitor!;
    const { conversations } = this.#context;
    const { messages, hasMore } = await conversations.read(visitor, {
      after: this.#position,
      limit: mostMissed,
    });
    if (hasMore) return this.#welcome(this.#position);
    if (messages.some(({ ticketId }) => !this.tickets.has(ticketId))) {
      const isFirst = this.tickets.size === 0;
      // What was said here itself was said by what is remembered here.
      await Promise.all([this.#readTickets(), clientId === null && this.#remembered.load()]);
      // It goes on in a ticket that had begun elsewhere: that is shown from its beginning.
      if (!isFirst || messages.some(({ by }) => by !== null)) {
        await this.#showPage();
        return this.#accept(clientId, messages);
      }
    }
    for (const message of messages) this.#show(message, clientId);
    await this.#accept(clientId, messages);
  }

  #show(message: ShownMessage, clientId: string | null): void {
    this.#position = Math.max(this.#position, message.position);
    this.#noteUnread([message]);
    const shown = toChatMessage(message, this.visitor!, this.#locale);
    const ticket = this.tickets.get(message.ticketId);
    if (!ticket || (clientId !== null && shown.clientId === clientId)) return;
    this.send({ type: 'message', message: shown, ticket: toChatTicket(ticket) });
  }

  /** Says that a message is kept; one that came twice is found where it stands. */
  async #accept(clientId: string | null, fresh: ShownMessage[]): Promise<void> {
    if (clientId === null) return;
    const visitor = this.visitor!;
    const name = externalIdOf(visitor, clientId);
    const isIt = ({ externalId }: ShownMessage): boolean => externalId === name;
    const found =
      fresh.find(isIt) ??
      (await this.#context.conversations.read(visitor, { limit: mostMissed })).messages.find(isIt);
    const ticket = found && this.tickets.get(found.ticketId);
    if (!found || !ticket)
      return this.send({ type: 'refused', clientId, code: 'unavailable', retryAfterSeconds: 5 });
    const message = toChatMessage(found, visitor, this.#locale);
    this.send({ type: 'accepted', clientId, message, ticket: toChatTicket(ticket) });
  }

  async #showOlder(before: number): Promise<void> {
    const page = await this.#context.conversations.read(this.visitor!, { before, limit: pageSize });
    const messages = page.messages.map((message) => toChatMessage(message, this.visitor!, this.#locale));
    this.send({ type: 'older', messages, hasOlder: page.hasMore });
  }

  async #tellTyping(): Promise<void> {
    const now = this.#context.clock.now();
    if (now.getTime() - this.#typedAt < typingEveryMs) return;
    this.#typedAt = now.getTime();
    const from = this.visitor!.party;
    await this.#context.receive({
      type: 'typing',
      externalId: `typing:${from.value}:${now.getTime()}`,
      occurredAt: now.toISOString(),
      from,
    });
  }

  #noteUnread(messages: ShownMessage[]): void {
    for (const { id, position, refs, direction } of messages)
      if (direction === 'out' && refs.length > 0) this.#unread.set(position, { id, refs });
  }

  async #tellRead(upTo: number): Promise<void> {
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

  async #answer(clientId: string, work: Promise<Refusal>): Promise<void> {
    const refusal = await work;
    this.send(refusal ? { type: 'refused', clientId, ...refusal } : { type: 'done', clientId });
  }
}
