/**
 * The closed list of ways in which a channel can fail. `retryable` says whether the outbox may try again by
 * itself; `ambiguous` is neither: the provider may have taken the message. `isOfChannel`: not this message is at fault
 * but the channel, and whatever else it sends will fare the same until somebody mends it.
 */
export const channelErrorCodes = {
  'rate-limited': { retryable: true, isOfChannel: false },
  transient: { retryable: true, isOfChannel: false },
  ambiguous: { retryable: false, isOfChannel: false },
  auth: { retryable: false, isOfChannel: true },
  'sender-refused': { retryable: false, isOfChannel: true },
  'window-closed': { retryable: false, isOfChannel: false },
  'recipient-unreachable': { retryable: false, isOfChannel: false },
  'content-rejected': { retryable: false, isOfChannel: false },
  'over-limit': { retryable: false, isOfChannel: false },
  malformed: { retryable: false, isOfChannel: false },
  'not-configured': { retryable: false, isOfChannel: true },
  permanent: { retryable: false, isOfChannel: false },
} as const satisfies Record<string, { retryable: boolean; isOfChannel: boolean }>;

export type ChannelErrorCode = keyof typeof channelErrorCodes;

/**
 * The only error an adapter may throw. `message` is for logs and the thread: it never holds a body, an address
 * or a secret. `retryAfterSeconds` is the provider's own wish.
 */
export class ChannelError extends Error {
  readonly code: ChannelErrorCode;
  readonly retryable: boolean;
  readonly retryAfterSeconds: number | null;

  constructor(
    code: ChannelErrorCode,
    message: string,
    options: { cause?: unknown; retryAfterSeconds?: number | null } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'ChannelError';
    this.code = code;
    this.retryable = channelErrorCodes[code].retryable;
    this.retryAfterSeconds = options.retryAfterSeconds ?? null;
  }
}
