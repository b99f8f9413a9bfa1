import { setTimeout as sleep } from 'node:timers/promises';
import { type Talk, talkSmtp } from './talk-smtp.ts';

export type Posted = {
  /** Replies by their code; 0 counts mails whose connection was lost before the reply. */
  replies: Map<number, number>;
  /** Milliseconds from the first byte of a mail to the reply to its final dot. */
  waits: number[];
};

/**
 * Sends every mail until each was acknowledged with 250, as a mail server with a queue does: whatever was refused for
 * now, or lost with its connection, is sent again. `lanes` connections at a time.
 */
export const postMails = async (
  port: number,
  mails: readonly { from: string; wire: Uint8Array }[],
  lanes: number,
  onAcknowledged: (done: number) => void = () => {},
): Promise<Posted> => {
  const waiting = [...mails];
  const replies = new Map<number, number>();
  const waits: number[] = [];
  let open = mails.length;
  let done = 0;
  const count = (code: number): void => void replies.set(code, (replies.get(code) ?? 0) + 1);
  const lane = async (): Promise<void> => {
    let talk: Talk | null = null;
    while (open > 0) {
      const mail = waiting.shift();
      if (!mail) {
        await sleep(5);
        continue;
      }
      let hasBegun = false;
      try {
        talk ??= await talkSmtp(port);
        hasBegun = true;
        const began = performance.now();
        const code = await talk.send(mail.from, mail.wire);
        waits.push(performance.now() - began);
        count(code);
        if (code === 250) {
          open -= 1;
          done += 1;
          onAcknowledged(done);
          continue;
        }
        if (code >= 500) throw new Error(`refused for good with ${code}`);
        await talk.say('RSET\r\n');
        await sleep(20);
      } catch (error) {
        if (error instanceof Error && error.message.startsWith('refused')) throw error;
        if (hasBegun) count(0);
        talk?.drop();
        talk = null;
        await sleep(50);
      }
      waiting.push(mail);
    }
    await talk?.quit();
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return { replies, waits };
};
