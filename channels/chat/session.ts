import type { ChannelSocket } from '@hilo/channel-kit';
import { Line } from './line.ts';
import { chatManifest } from './manifest.ts';
import type { ClientFrame, FrameOf } from './protocol.ts';
import type { Refusal } from './reachable.ts';
import { readFrame } from './read-frame.ts';
import type { Room } from './room.ts';
import { takeMessage } from './take-message.ts';
import { Visit } from './visit.ts';
import { newVisitor, readIdentity, readToken, type Visitor } from './visitor.ts';

/** One browser, connected: its frames are served one by one, in their order. What it is shown is its visit. */
export class Session {
  readonly #room: Room;
  readonly #line: Line;
  /** Null until its `hello`, and for good where that was refused. */
  #visit: Visit | null = null;
  #isGone = false;

  constructor(room: Room, socket: ChannelSocket) {
    this.#room = room;
    this.#line = new Line(socket, room.work, (error) =>
      room.context.log.warn('chat.frameFailed', { error: error instanceof Error ? error.name : 'unknown' }),
    );
  }

  /** Takes a frame as it came; what cannot be read ends the connection, which is all that a broken client deserves. */
  hear(text: string): void {
    const frame = readFrame(text);
    const isFirst = this.#visit === null && this.#line.isIdle;
    if (!frame || (frame.type === 'hello') !== isFirst) this.#line.close(4400, 'not understood');
    // A line lives however busy its other end is.
    else if (frame.type === 'ping') this.#line.send({ type: 'pong' });
    else if (this.#line.isFull) this.#line.close(4429, 'too fast');
    else this.#line.next(() => this.#serve(frame));
  }

  /** Its line has broken; what is still being done for it comes too late. */
  end(): void {
    this.#isGone = true;
    if (this.#visit) this.#room.leave(this.#visit);
  }

  async #serve(frame: ClientFrame): Promise<void> {
    if (frame.type === 'hello') return this.#greet(frame);
    const visit = this.#visit;
    // Its `hello` was refused.
    if (!visit) return;
    switch (frame.type) {
      case 'message':
        return takeMessage(this.#room, visit, frame);
      case 'typing':
        return visit.tellTyping();
      case 'read':
        return visit.tellRead(frame.position);
      case 'visible':
        visit.isVisible = frame.isVisible;
        return this.#room.tellPresence(visit);
      case 'older':
        return visit.showOlder(frame.before);
      case 'address':
        await this.#answer(frame.clientId, visit.reachable.keep(frame, visit.goesOn()));
        return this.#room.tellSiblings(visit);
      case 'transcript':
        return this.#answer(frame.clientId, visit.reachable.sendTranscript(frame.clientId, visit.goesOn()));
    }
  }

  async #greet(hello: FrameOf<'hello'>): Promise<void> {
    const visitor = await this.#recognise(hello);
    if (!visitor) return this.#sendAway(hello.locale);
    const visit = new Visit(this.#room, this.#line, visitor, hello);
    this.#visit = visit;
    if (this.#isGone) return;
    await visit.begin(hello.after);
    this.#room.enter(visit);
  }

  async #recognise({ identity, token }: FrameOf<'hello'>): Promise<Visitor | null> {
    const { settings, channelId, clock } = this.#room.context;
    const { key } = this.#room;
    if (identity !== null) return readIdentity(identity, settings, key, channelId, clock.now());
    const known = token === null ? null : readToken(token, key, channelId, clock.now());
    // A session that is over is not somebody else: the site is asked to say anew who it is.
    if (token?.startsWith('v.') && !known) return null;
    const visitor = known ?? newVisitor();
    return settings.requiresIdentity && !visitor.isProved ? null : visitor;
  }

  /** Nothing she could do here: what she reads says where she can. */
  async #sendAway(locale: 'es' | 'en'): Promise<void> {
    const { settings, conversations } = this.#room.context;
    const isFormal = settings.requiresIdentity && (await conversations.formality()) === 'formal';
    const words = chatManifest.messages[locale][isFormal ? 'visitor.signInFormal' : 'visitor.signIn']!;
    this.#line.close(4401, settings.requiresIdentity ? words : '');
  }

  async #answer(clientId: string, work: Promise<Refusal>): Promise<void> {
    const refusal = await work;
    this.#line.send(refusal ? { type: 'refused', clientId, ...refusal } : { type: 'done', clientId });
  }
}
