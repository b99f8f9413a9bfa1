import type { z } from 'zod';
import type { ChannelAdapter, Json } from '../adapter.ts';
import type { Arrival, Party } from '../arrival.ts';
import type { ChannelErrorCode } from '../channel-error.ts';
import type { ChannelManifest } from '../manifest.ts';
import type { FakeClock } from '../testing/fake-clock.ts';

/** What the contract is run on: a channel, its fixtures and an honest provider for it to talk to. */
export type ContractSubject<Schema extends z.ZodObject = z.ZodObject> = {
  /** Stands in the titles; the kind when left out. Two ways in (a poller, a listener) are two subjects. */
  name?: string;
  manifest: ChannelManifest;
  adapter: ChannelAdapter<Schema>;
  /** Folder of `x.{json,eml,…}` and `x.expected.json`. */
  fixtures: URL;
  /**
   * How arrivals come. `signed`: pushed, and the channel proves the origin. `open`: pushed, anyone may push.
   * `polled`: fetched from a cursor in the store, under a lease. `none`: nothing ever arrives.
   */
  arrivals: 'signed' | 'open' | 'polled' | 'none';
  startWorld(stage: Stage): Promise<World<z.input<Schema>>>;
  /** Real milliseconds to wait for anything before it counts as missing. Default 5000. */
  patienceMs?: number;
};

/** What a world may know of the server before the channel is opened. */
export type Stage = {
  channelId: string;
  publicUrl: string;
  /** Where a route of the channel is reached from outside. */
  routeUrl(path: string): string;
  clock: FakeClock;
};

export type Fixture = { name: string; bytes: Uint8Array; expected: Expected };

/**
 * Arrivals in order, where the string `<some>` stands for whatever is not empty; or the code with which the input is
 * refused.
 */
export type Expected = Arrival[] | { refused: ChannelErrorCode };

/** Keeps on from the call until `mend`, unless it says once. */
export type FailureKind =
  /** Takes no message for this recipient or of this content. */
  | 'refuse'
  /** Too many, come back later. */
  | 'rate-limit'
  /** Is not there: nothing listens, so that nothing can have been taken. */
  | 'drop-before-accept'
  /** Takes nothing for now and says so: HTTP 503, SMTP 421. */
  | 'unavailable'
  /** Once: takes the message, then cuts the connection without an answer. */
  | 'drop-after-accept'
  /** Takes the message and keeps silent, with the connection open. */
  | 'hang'
  /** Once: takes the message and answers with what is not of the protocol. */
  | 'garble'
  /** Credentials are refused, whatever is asked. */
  | 'auth'
  /** Calls it too long or too big, although our own limits did not. */
  | 'over-limit'
  /** The window for answers has closed (where `replyWindow` is set). */
  | 'window-closed';

export type Verdict = 'pending' | 'received' | 'refused';

/** One try of the provider to bring something. */
export type Sending = {
  /** What the provider has heard up to now. Stays `pending` where arrivals are polled. */
  verdict(): Verdict;
  /** The same arrival once more, as after an acknowledgement that got lost. */
  again(): Promise<Sending>;
};

/** One message as the provider holds it: read from its own memory, never from what the adapter says. */
export type SentMessage = {
  /** The provider's name for it. */
  id: string;
  to: string[];
  subject: string | null;
  text: string;
  files: { name: string; type: string; content: Uint8Array }[];
  /** Thread it stands in, where the provider keeps threads. */
  nativeThread: string | null;
  /** Messages it refers to, nearest first. */
  refs: string[];
  /** Everything in it that anybody can read, where the audience is public. */
  publicText: string | null;
  /** Whether it says of itself that a machine wrote it; null where the provider has no word for that. */
  isAutomatic?: boolean | null;
};

/** Whether answers are handed to somebody else's system: else they are there with their commit. */
export const handsOver = ({ manifest }: ContractSubject): boolean =>
  manifest.capabilities.outbound && manifest.capabilities.carrier === 'provider';

/**
 * A provider with memory, on real sockets of 127.0.0.1; where the carrier is our own page, the customers' browsers. It
 * never looks into the adapter.
 */
export type World<Settings> = {
  /** Complete settings for this provider. Every secret in them is at least 12 characters long. */
  settings: Settings;
  /** What the process is started with for this kind (a port to listen on…); nothing when left out. */
  options?: Record<string, Json>;
  /** Somebody the provider knows and can reach. */
  customer: Party;
  /** Brings the bytes of a fixture. Resolves once it is on its way, not when it is answered. */
  send(fixture: Fixture): Promise<Sending>;
  /** The same person says the same words again: another message, with a name of its own at the provider. */
  sendTwin(fixture: Fixture): Promise<Sending>;
  /** Brings any bytes with a right signature, or as the next answer to a poll. */
  sendBytes(bytes: Uint8Array): Promise<Sending>;
  /** Where arrivals are `signed`: brings the fixture with a proof that is wrong. */
  forge?(fixture: Fixture, how: 'unsigned' | 'wrong-key' | 'changed-body'): Promise<Sending>;
  /**
   * Where arrivals are `signed`: brings the fixture with a proof that was made a day before or after; null where proofs
   * hold no time.
   */
  replay?(fixture: Fixture, day: 'yesterday' | 'tomorrow'): Promise<Sending | null>;
  /** Every message it holds, oldest first. */
  sentMessages(): Promise<SentMessage[]>;
  /** How often it was asked to take a message, whatever it answered; 0 where the carrier is our own page. */
  attempts(): Promise<number>;
  failNext(kind: FailureKind): Promise<{ retryAfterSeconds: number | null }>;
  mend(): Promise<void>;
  /** Where there is threading: the customer answers a message of ours. */
  replyTo?(sent: SentMessage, text: string): Promise<Sending>;
  /** Where `threading` is `reference`: what a message of ours can carry. */
  carriesRefs?: 'nearest' | 'all';
  /** Where the carrier is our own page: its connection is cut, or made again. */
  connection?: { cut(): Promise<void>; make(): Promise<void> };
  /** Where there are receipts: brings news of a message of ours. */
  report?(sent: SentMessage, status: 'sent' | 'delivered' | 'read'): Promise<Sending>;
  close(): Promise<void>;
};
