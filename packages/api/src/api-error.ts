import type { Problem } from './common.ts';
import { type ErrorCode, errorCodes } from './errors.ts';

/** What went wrong on the way, when no answer of ours came back. */
export type ClientCode = ErrorCode | 'client.offline' | 'client.unreadable';

/**
 * A call that failed. `code` is from the closed list of the API, or one of two of the client's own: nothing came
 * back (`client.offline`), or what came back was no answer of Hilo's (`client.unreadable`, a proxy's page).
 */
export class ApiError extends Error {
  readonly code: ClientCode;
  /** 0 where nothing came back. */
  readonly status: number;
  readonly isRetryable: boolean;
  /** Under this id the server wrote it down; null where it never arrived there. */
  readonly requestId: string | null;
  readonly facts: Record<string, unknown>;
  /** Seconds after which the server wishes to be asked again. */
  readonly retryAfterSeconds: number | null;

  constructor(problem: {
    code: ClientCode;
    detail: string;
    status?: number;
    retryable?: boolean;
    requestId?: string | null;
    facts?: Record<string, unknown> | undefined;
    retryAfterSeconds?: number | null;
    cause?: unknown;
  }) {
    super(problem.detail, problem.cause === undefined ? undefined : { cause: problem.cause });
    this.name = 'ApiError';
    this.code = problem.code;
    this.status = problem.status ?? 0;
    this.isRetryable = problem.retryable ?? false;
    this.requestId = problem.requestId ?? null;
    this.facts = problem.facts ?? {};
    this.retryAfterSeconds = problem.retryAfterSeconds ?? null;
  }

  /** The id under which support finds it; the name that error screens ask for. */
  get reference(): string | undefined {
    return this.requestId ?? undefined;
  }
}

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' &&
  body !== null &&
  'code' in body &&
  typeof body.code === 'string' &&
  body.code in errorCodes;

/** Makes an error of a refused answer: RFC 9457 where it is one, else its status. */
export function errorOfAnswer(status: number, body: unknown, retryAfter: string | null = null): ApiError {
  const seconds = retryAfter === null ? Number.NaN : Number(retryAfter);
  const retryAfterSeconds = Number.isFinite(seconds) ? seconds : null;
  if (isProblem(body)) {
    const { code, detail, retryable, requestId, facts } = body;
    return new ApiError({
      code: code as ErrorCode,
      detail,
      status,
      retryable,
      requestId,
      facts,
      retryAfterSeconds,
    });
  }
  return new ApiError({
    code: 'client.unreadable',
    detail: `The server answered ${status} in a form that is not ours.`,
    status,
    retryable: status >= 500,
    retryAfterSeconds,
  });
}
