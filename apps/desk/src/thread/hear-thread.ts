import type { MessageDto } from '@hilo/api';

export type Heard = { what: 'message' | 'note' | 'sent' | 'failed' | 'unknown'; message: MessageDto };

const failed = new Set<MessageDto['delivery']>(['failed', 'unsent']);
const sent = new Set<MessageDto['delivery']>(['sent', 'delivered', 'read']);

/**
 * What whoever only hears the thread has to be told between one state of it and the next: what somebody else has
 * written, and what became of her own. Of several the last; of older pages nothing.
 */
export function hearThread(
  before: readonly MessageDto[],
  after: readonly MessageDto[],
  agentId: string,
): Heard | null {
  const last = before.at(-1);
  if (!last) return null;
  const known = new Map(before.map((message) => [message.id, message]));
  for (const message of after.toReversed()) {
    const was = known.get(message.id);
    if (!was) {
      if (message.createdAt < last.createdAt) continue;
      if (message.kind === 'receipt' || message.author.agentId === agentId) continue;
      return { what: message.kind === 'note' ? 'note' : 'message', message };
    }
    if (was.delivery === message.delivery || message.author.agentId !== agentId) continue;
    if (failed.has(message.delivery)) return { what: 'failed', message };
    if (message.delivery === 'unknown') return { what: 'unknown', message };
    if (sent.has(message.delivery) && !sent.has(was.delivery)) return { what: 'sent', message };
  }
  return null;
}
