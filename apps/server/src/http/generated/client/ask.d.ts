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
export declare const newIdempotencyKey: () => string;
/** One call over HTTP. It throws `ApiError` and nothing else, aborts apart. */
export declare const createAsk: ({ fetch, baseUrl, headers: always, credentials, onSignedOut }: AskOptions) => (method: string, path: string, asked?: Asked) => Promise<unknown>;
