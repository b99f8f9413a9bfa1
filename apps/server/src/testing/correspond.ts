import type { MessageArrival } from '@hilo/channel-kit';
import { sendMessage } from '../outgoing/send-message.ts';
import type { World } from './domain-world.ts';

/**
 * Who writes to the world and is answered there.
 * @param undoSeconds how long an answer may still be called back
 */
export const correspond = ({ app, hub, agents, message }: World, undoSeconds = 0) => {
  let people = 0;
  const thread = (given: Partial<MessageArrival['thread']>) => given as MessageArrival['thread'];
  return {
    /** An address nobody has written from. */
    somebody: (): string => `person${++people}@mail.example`,
    /** What an arrival says of its place, in part. */
    thread,
    /** The place of an answer to what is known by `refTo`. */
    answer: (refTo: string) => thread({ refs: [refTo] }),
    refOf: async (messageId: string): Promise<string> => (await message(messageId)).ownRef!,
    reply: (ticketId: string, more: object = {}) =>
      sendMessage(app, hub, agents.agent, ticketId, {
        kind: 'answer',
        bcc: [],
        text: 'Our answer',
        html: null,
        uploadIds: [],
        attachmentIds: [],
        undoSeconds,
        ...more,
      }),
  };
};
