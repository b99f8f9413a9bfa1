import type { ChannelContext, Json } from '@hilo/channel-kit';
import { z } from 'zod';
import type { ChatSettings } from './settings.ts';
import type { Visitor } from './visitor.ts';

const recordSchema = z.object({
  /** Names the thread her next message stands in. */
  conversation: z.string(),
  address: z.string().nullable(),
  name: z.string().nullable(),
  /** Tickets that know the address. */
  addressed: z.array(z.string()),
});
export type VisitorRecord = z.infer<typeof recordSchema>;

/**
 * What is remembered of a visitor between visits. Several pages of hers may be open, each with its own copy: so what
 * one changes, it changes in what is stored by then.
 */
export class Remembered {
  readonly #context: ChannelContext<ChatSettings>;
  readonly #visitor: Visitor;
  #record: VisitorRecord;

  constructor(context: ChannelContext<ChatSettings>, visitor: Visitor) {
    this.#context = context;
    this.#visitor = visitor;
    this.#record = { conversation: `${visitor.party.value}:first`, address: null, name: null, addressed: [] };
  }

  /** As it was when it was last loaded or changed here. */
  get record(): VisitorRecord {
    return this.#record;
  }

  async load(): Promise<void> {
    const known = await this.#context.store.get(this.#key);
    this.#record = recordSchema.safeParse(known).data ?? this.#record;
  }

  async change(patch: Partial<VisitorRecord>): Promise<void> {
    await this.load();
    const record = { ...this.#record, ...patch };
    await this.#context.store.set(this.#key, record as Json);
    this.#record = record;
  }

  /** Her next message begins or follows another thread: to be stored in the commit of that message, and `kept` after it. */
  async turnTo(conversation: string): Promise<{ set: Record<string, Json>; kept(): void }> {
    await this.load();
    const record = { ...this.#record, conversation };
    return {
      set: { [this.#key]: record as Json },
      kept: () => {
        this.#record = record;
      },
    };
  }

  get #key(): string {
    return `visitor:${this.#visitor.party.value}`;
  }
}
