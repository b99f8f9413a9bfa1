import type { ChannelContext } from '@hilo/channel-kit';
import type { RefusalCode } from './protocol.ts';
import { readAddress } from './read-frame.ts';
import type { Room } from './room.ts';
import type { ChatSettings } from './settings.ts';
import { externalIdOf } from './translate.ts';
import type { Visitor } from './visitor.ts';
import type { Remembered } from './visitor-record.ts';

/** Null when it is done. */
export type Refusal = { code: RefusalCode; retryAfterSeconds: number | null } | null;

/** Where a visitor can be answered when she has left, and which of her tickets know it. */
export class Reachable {
  readonly #room: Room;
  readonly #context: ChannelContext<ChatSettings>;
  readonly #visitor: Visitor;
  readonly #remembered: Remembered;

  constructor(room: Room, visitor: Visitor, remembered: Remembered) {
    this.#room = room;
    this.#context = room.context;
    this.#visitor = visitor;
    this.#remembered = remembered;
  }

  /** @param clientId names what she said, so that the same address may be left again */
  async keep(
    { clientId, address, name }: { clientId: string; address: string | null; name: string | null },
    trackingKey: string | null,
  ): Promise<Refusal> {
    const kept = address === null ? null : readAddress(address);
    if (address !== null && kept === null) return { code: 'badAddress', retryAfterSeconds: null };
    await this.#remembered.load();
    const { addressed: told, name: known } = this.#remembered.record;
    await this.#remembered.change({ address: kept, name: name ?? known, addressed: [] });
    // Those who were told another are told that this one holds, or that none does.
    for (const key of told) await this.#tell(key, clientId);
    await this.passOn(trackingKey, clientId);
    return null;
  }

  /** The ticket that goes on learns it, where it does not know yet. */
  async passOn(trackingKey: string | null, clientId: string): Promise<void> {
    const { address, addressed } = this.#remembered.record;
    if (address === null || trackingKey === null || addressed.includes(trackingKey)) return;
    await this.#tell(trackingKey, clientId);
  }

  async #tell(trackingKey: string, clientId: string): Promise<void> {
    const { address, name } = this.#remembered.record;
    const from = this.#visitor.party;
    await this.#context.receive({
      type: 'contact',
      externalId: `contact:${from.value}:${trackingKey}:${clientId}`,
      occurredAt: this.#context.clock.now().toISOString(),
      from,
      trackingKey,
      reachableAt: address === null ? null : { kind: 'mailAddress', value: address, name },
    });
    if (address === null) return;
    const { addressed } = this.#remembered.record;
    await this.#remembered.change({ addressed: [...addressed, trackingKey].slice(-20) });
  }

  /** Has what was said sent to her by mail. */
  async sendTranscript(clientId: string, trackingKey: string | null): Promise<Refusal> {
    const visitor = this.#visitor;
    const { record } = this.#remembered;
    const address = visitor.address ?? record.address;
    if (address === null || trackingKey === null) return { code: 'noAddress', retryAfterSeconds: null };
    const now = this.#context.clock.now();
    const waitSeconds = this.#room.transcriptLimit.takeOne(visitor.party.value, now.getTime());
    if (waitSeconds !== null) return { code: 'tooFast', retryAfterSeconds: waitSeconds };
    const { outcome } = await this.#context.receive({
      type: 'transcript',
      externalId: externalIdOf(visitor, clientId),
      occurredAt: now.toISOString(),
      from: visitor.party,
      trackingKey,
      to: { kind: 'mailAddress', value: address, name: visitor.name ?? record.name },
    });
    return outcome === 'ignored' ? { code: 'unavailable', retryAfterSeconds: null } : null;
  }
}
