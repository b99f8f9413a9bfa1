import { availableParallelism } from 'node:os';
import { createMailReader, type MailReader } from './read/mail-reader.ts';

let shared: MailReader | null = null;
let holders = 0;

export type HeldReader = Pick<MailReader, 'read'> & { release(): Promise<void> };

/** The worker pool of this process: one for all channels that read mail, ended with the last of them. */
export const holdReader = (): HeldReader => {
  shared ??= createMailReader({ poolSize: Math.max(2, Math.min(8, availableParallelism())) });
  const reader = shared;
  holders += 1;
  let isHeld = true;
  return {
    read: (raw) => reader.read(raw),
    release: async () => {
      if (!isHeld) return;
      isHeld = false;
      holders -= 1;
      if (holders > 0) return;
      shared = null;
      await reader.close();
    },
  };
};
