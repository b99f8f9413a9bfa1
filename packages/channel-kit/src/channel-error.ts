/**
 * The closed list of ways in which a channel can fail. `retryable` says whether the outbox may try again by
 * itself; `ambiguous` is neither: the provider may have taken the message.
 */
export const channelErrorCodes = {
  'rate-limited': { retryable: true },
  transient: { retryable: true },
  ambiguous: { retryable: false },
  auth: { retryable: false },
  'window-closed': { retryable: false },
  'recipient-unreachable': { retryable: false },
  'content-rejected': { retryable: false },
  'over-limit': { retryable: false },
  malformed: { retryable: false },
  'not-configured': { retryable: false },
  permanent: { retryable: false },
} as const satisfies Record<string, { retryable: boolean }>;

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
