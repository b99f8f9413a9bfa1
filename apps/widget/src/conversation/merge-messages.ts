import type { ChatMessage } from '@hilo/channel-chat/protocol';

/**
 * What was there and what came, each message once, in the order of their positions. The newer form of a message wins,
 * save that one that was redacted stays so, whatever an answer that was on its way says.
 */
export const mergeMessages = (
  have: readonly ChatMessage[],
  come: readonly ChatMessage[],
): readonly ChatMessage[] => {
  if (come.length === 0) return have;
  const byId = new Map(have.map((message) => [message.id, message]));
  for (const message of come) if (!byId.get(message.id)?.isRedacted) byId.set(message.id, message);
  return [...byId.values()].sort((one, other) => one.position - other.position);
};

export const redactMessage = (have: readonly ChatMessage[], id: string): readonly ChatMessage[] =>
  have.map((message) =>
    message.id === id ? { ...message, isRedacted: true, text: '', files: [] } : message,
  );
