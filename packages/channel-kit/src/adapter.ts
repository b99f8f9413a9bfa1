import type { z } from 'zod';
import type { Arrival, BlobRef, Party, Received } from './arrival.ts';
import type { Capabilities } from './capabilities.ts';
import type { Conversations } from './conversations.ts';
import type { ChannelSecrets, ChannelSignIn } from './sign-in.ts';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Log lines carry codes, counts and ids only: never a body, an address or a secret. */
export type ChannelLog = {
  info(event: string, facts?: Record<string, string | number | boolean | null>): void;
  warn(event: string, facts?: Record<string, string | number | boolean | null>): void;
  error(event: string, facts?: Record<string, string | number | boolean | null>): void;
};

export type ChannelClock = {
  now(): Date;
  /** Resolves after `ms`, or at once when `signal` aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
};

/** A small key-value memory of this one channel, in the database. */
export type ChannelStore = {
  get(key: string): Promise<Json | undefined>;
  set(key: string, value: Json): Promise<void>;
  /** Sets it where nothing is there yet, and resolves with what is there then: nodes that begin at once agree on it. */
  setOnce(key: string, value: Json): Promise<Json>;
};

/** Content-addressed files. What stores one returns when file and folder are on disk (fsync). */
export type ChannelBlobs = {
  put(content: Uint8Array): Promise<BlobRef>;
  /**
   * Begins to put a file and names it at once. `receive` commits an arrival only when every file that it names is on
   * disk, and rejects where one could not be written. The bytes must not change meanwhile.
   */
  begin(content: Uint8Array): BlobRef;
  get(id: string): Promise<Uint8Array>;
  /** As `put`, piece by piece, for what should not be in memory as a whole; rejects as `content` does, and keeps nothing. */
  putStream(content: AsyncIterable<Uint8Array>): Promise<BlobRef>;
  /** As `get`, piece by piece. A file that is not there throws when the first piece is asked for. */
  stream(id: string): AsyncIterable<Uint8Array>;
};

export type ChannelRequest = {
  /** The network address that asks, as far as it is known; for limits and never for a log. */
  remoteAddress: string;
  method: string;
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  /** The bytes as they came: signatures are checked on these. */
  body: Uint8Array;
};
export type ChannelResponse = { status: number; headers?: Record<string, string>; body?: string };

/** One connection of a browser, text frames only. What is too large or not text never reaches the channel. */
export type ChannelSocket = {
  /** Does nothing once closed. A peer that does not read is let go, so nothing piles up. */
  send(text: string): void;
  /** `code`: 1000–1015 or 4000–4999 (RFC 6455 §7.4). */
  close(code: number, reason: string): void;
  onText(listener: (text: string) => void): void;
  onClose(listener: () => void): void;
};

/**
 * Routes below `/channels/{channelId}/`, on the server's own port; `path` begins with a slash and is what a handler
 * sees. A handler that throws is answered by its ChannelError: malformed 400, auth 401, over-limit 413; anything else
 * 503, so that the provider tries again.
 */
export type ChannelHttp = {
  route(
    method: 'GET' | 'POST',
    path: string,
    handler: (request: ChannelRequest) => Promise<ChannelResponse>,
  ): void;
  /** A WebSocket at `path`. The server keeps it alive by pings, and closes it with the channel. */
  socket(path: string, onOpen: (socket: ChannelSocket, request: ChannelRequest) => void): void;
};

/**
 * Runs `work` on one node at a time, for as long as this node holds the lease; `signal` aborts when it is lost or the
 * channel's own signal does. Never rejects; resolves once the channel's signal has aborted and the work has ended. So
 * `close`, which may come first, waits for the work and never for the lease.
 */
export type ChannelLease = (name: string, work: (signal: AbortSignal) => Promise<void>) => Promise<void>;

/**
 * Hands an arrival over. Resolves after the commit: only then may the provider hear "received". `set` are store
 * entries written in that same commit (a cursor advances with what it counted). Rejects when nothing was
 * stored: with a ChannelError `transient` where nothing could be, whatever came (the database is away).
 */
export type Receive = (arrival: Arrival, options?: { set?: Record<string, Json> }) => Promise<Received>;

export type ChannelContext<Settings> = {
  channelId: string;
  settings: Settings;
  clock: ChannelClock;
  log: ChannelLog;
  store: ChannelStore;
  secrets: ChannelSecrets;
  blobs: ChannelBlobs;
  http: ChannelHttp;
  /** Origin of the server, without a slash at the end: a route is at `{publicUrl}/channels/{channelId}{path}`. */
  publicUrl: string;
  /** What the process was started with for this kind of channel (a port to listen on, a relay), as its README says. */
  options: Readonly<Record<string, Json>>;
  /** Is this a reply token of ours, still good? For channels that must refuse unknown recipients. */
  knowsReplyToken(token: string): Promise<boolean>;
  lease: ChannelLease;
  receive: Receive;
  /** What customers may read of their own, for channels whose carrier is our own page. */
  conversations: Conversations;
  signal: AbortSignal;
};

export type DeliveredFile = {
  name: string;
  type: string;
  blob: BlobRef;
  inline: boolean;
  contentId: string | null;
};

/** A message on its way out, complete: the adapter looks nothing up. */
export type Delivery = {
  /** The same for every attempt: the key for providers that take one. */
  outboxId: string;
  /** 1 for the first try. */
  attempt: number;
  /** The name this message is to have at the provider, fixed before the first try. */
  ownRef: string;
  kind: 'answer' | 'receipt' | 'forward';
  /** When it was written, ISO 8601: the same for every attempt, so that the same message can be made again. */
  writtenAt: string;
  /** Whose name the customer reads; empty where nobody in particular speaks. */
  fromName: string;
  /** In whose name: the house, for a channel that was given no name of its own. */
  houseName: string;
  to: Party[];
  cc: Party[];
  bcc: Party[];
  subject: string | null;
  text: string;
  html: string | null;
  files: DeliveredFile[];
  thread: {
    nativeThread: string | null;
    /** Name of the message that is answered, then those before it, nearest first. */
    refs: string[];
    /** Secret that brings the answer back to this ticket; empty where there is none to come back to. */
    replyToken: string;
    trackingKey: string;
  };
  /** When the customer last wrote on this channel, for `replyWindow`. */
  lastInboundAt: string | null;
};

export type Delivered = {
  /** The provider's own name for it, if it gave one. */
  externalId: string | null;
  /** Other names under which it may be referred to. */
  refs: string[];
  status: 'sent' | 'delivered';
  /** Recipients that were refused while others were taken. */
  refused: { party: Party; detail: string }[];
  /** The bytes that went out, where the channel has any. */
  raw: BlobRef | null;
};

export type ProbeStep = { step: string; ok: boolean; code: string | null; detail: string | null };
/** Steps in the order tried; the first that is not ok names what failed. */
export type ProbeResult = {
  ok: boolean;
  steps: ProbeStep[];
  facts: Record<string, string | number | boolean | null>;
};

/** What somebody outside says of a channel, and by which others judge what it sends: a record, a listing. */
export type Standing = {
  /** Named by the key `standing.<subject>` of the manifest's messages. */
  subject: string;
  /** Whose standing it is, such as a domain. */
  about: string;
  verdict: 'good' | 'weak' | 'bad' | 'unknown';
  /** `standing.<subject>.<finding>` in the manifest's messages: what it means and what to do. */
  finding: string;
  /** What stands there now. */
  found: string | null;
  /** What to publish instead, and under which name. */
  wanted: { name: string; value: string } | null;
};

export type OpenChannel = {
  /** Throws ChannelError only. Exists when `capabilities.outbound` and the carrier is a provider. */
  deliver?(delivery: Delivery, signal: AbortSignal): Promise<Delivered>;
  /** For `resend: reconcile`: did the provider take it? */
  find?(delivery: Delivery, signal: AbortSignal): Promise<Delivered | null>;
  /** Looks, changes nothing. */
  probe(signal: AbortSignal): Promise<ProbeResult>;
  /** Idempotent; resolves when no handle is left. */
  close(): Promise<void>;
};

/** One kind of channel: it translates and never decides. */
export type ChannelAdapter<Schema extends z.ZodObject = z.ZodObject> = {
  kind: string;
  capabilities: Capabilities;
  /** What an administrator fills in. Secrets are marked with `secret()`. */
  settings: Schema;
  /** The identities under which this channel itself appears, so that it never takes itself for somebody. */
  ownParties(settings: z.infer<Schema>): Party[];
  /**
   * Where a customer goes to write by it, for pages that tell her: an address to click, and how it is said aloud where
   * it has words of its own. `base` is where its routes begin, without origin. Null where the settings name none.
   */
  entrance?(settings: z.infer<Schema>, base: string): { href: string; text: string | null } | null;
  /** Asks the world outside how this channel stands there; declared by `manifest.standing`. Only when somebody asks. */
  standing?(
    context: Pick<ChannelContext<z.infer<Schema>>, 'settings' | 'options'>,
    signal: AbortSignal,
  ): Promise<Standing[]>;
  /** For kinds whose provider lets programs in only after somebody has signed in there. */
  signIn?: ChannelSignIn<Pick<ChannelContext<z.infer<Schema>>, 'settings' | 'options'>>;
  open(context: ChannelContext<z.infer<Schema>>): Promise<OpenChannel>;
};
