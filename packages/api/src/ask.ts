import { ApiError, errorOfAnswer } from './api-error.ts';

export type Asked = {
  query?: Record<string, string | number | boolean | readonly string[] | undefined>;
  body?: unknown;
  ifMatch?: number | undefined;
  /** Writes carry a key, so that a repeated one is done once (kept for 24 h). */
  key?: string | undefined;
  signal?: AbortSignal | undefined;
  /** What comes back is taken as it is, and not read as JSON. */
  isBytes?: boolean;
};

export type AskOptions = {
  fetch: typeof globalThis.fetch;
  baseUrl: string;
  /** Sent with every call. */
  headers?: Record<string, string>;
  credentials?: RequestCredentials;
  /** Called when the session is over, before the error is thrown. */
  onSignedOut?: (() => void) | undefined;
};

/** 128 random bits in hexadecimal; `crypto.randomUUID` is missing on plain HTTP. */
export const newIdempotencyKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

const isAbort = (cause: unknown): boolean => cause instanceof Error && cause.name === 'AbortError';

/** One call over HTTP. It throws `ApiError` and nothing else, aborts apart. */
export const createAsk =
  ({ fetch, baseUrl, headers: always = {}, credentials, onSignedOut }: AskOptions) =>
  async (method: string, path: string, asked: Asked = {}): Promise<unknown> => {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(asked.query ?? {}))
      if (Array.isArray(value)) for (const one of value) query.append(name, String(one));
      else if (value !== undefined) query.set(name, String(value));
    const headers: Record<string, string> = { accept: 'application/json', ...always };
    const isForm = asked.body instanceof FormData;
    if (asked.isBytes) headers.accept = '*/*';
    if (asked.body !== undefined && !isForm) headers['content-type'] = 'application/json';
    if (asked.ifMatch !== undefined) headers['if-match'] = `"${asked.ifMatch}"`;
    if (method !== 'GET') headers['idempotency-key'] = asked.key ?? newIdempotencyKey();
    let response: Response;
    let answer: unknown;
    try {
      response = await fetch(`${baseUrl}${path}${query.size > 0 ? `?${query}` : ''}`, {
        method,
        headers,
        ...(credentials ? { credentials } : {}),
        ...(asked.body === undefined
          ? {}
          : { body: isForm ? (asked.body as FormData) : JSON.stringify(asked.body) }),
        ...(asked.signal ? { signal: asked.signal } : {}),
      });
      answer =
        response.status === 204
          ? null
          : asked.isBytes && response.ok
            ? await response.blob()
            : await response.json().catch((cause: unknown) => {
                if (isAbort(cause)) throw cause;
                return undefined;
              });
    } catch (cause) {
      if (isAbort(cause)) throw cause;
      throw new ApiError({ code: 'client.offline', detail: 'No answer came back.', retryable: true, cause });
    }
    if (!response.ok) {
      const error = errorOfAnswer(response.status, answer, response.headers.get('retry-after'));
      if (error.code === 'auth.required') onSignedOut?.();
      throw error;
    }
    if (answer === undefined)
      throw new ApiError({
        code: 'client.unreadable',
        detail: 'The server answered in a form that is not ours.',
        status: response.status,
        retryable: true,
      });
    return answer;
  };
