import type { ChannelBlobs } from '@hilo/channel-kit';
import type { Database } from '@hilo/db';
import type { Logger } from 'pino';
import type { Config } from '../../config.ts';

/** What every use-case is given: the world outside, as arguments. */
export type App = {
  config: Config;
  db: Database;
  blobs: Omit<ChannelBlobs, 'putStream' | 'stream'> & {
    /** Resolves once the files are on disk that were begun; rejects where one could not be written. */
    kept(ids: string[]): Promise<void>;
    path(id: string): string;
  };
  log: Logger;
  now(): Date;
  random(bytes: number): Uint8Array;
  newId(): string;
  /** Names this process among others on the same database. */
  node: string;
  /** Seals secrets and signs addresses of files. */
  secrets: Secrets;
};

export type Secrets = {
  seal(plain: string): string;
  /** @throws when sealed with another key or changed */
  unseal(sealed: string): string;
  /** A short keyed signature, for addresses that expire. */
  sign(text: string): string;
  isSigned(text: string, signature: string): boolean;
};
