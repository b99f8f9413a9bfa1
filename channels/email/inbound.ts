import type { BlobRef } from '@hilo/channel-kit';

/** The way mail comes in, open: what delivering and probing need to know of it. */
export type Inbound = {
  /** Where our own listener takes mail; null for an account. */
  place(): { host: string; port: number } | null;
  /** The address that was written to last while none is configured. */
  lastOwnAddress(): Promise<string | null>;
  /** Puts a mail that went out where the account keeps such mails, in the background. */
  keepSent(mail: BlobRef): void;
  /** Resolves when nothing of it runs any more. Any number of times. */
  close(): Promise<void>;
};
