import { type ErrorCode } from './errors.js';
/** What went wrong on the way, when no answer of ours came back. */
export type ClientCode = ErrorCode | 'client.offline' | 'client.unreadable';
/**
 * A call that failed. `code` is from the closed list of the API, or one of two of the client's own: nothing came
 * back (`client.offline`), or what came back was no answer of Hilo's (`client.unreadable`, a proxy's page).
 */
export declare class ApiError extends Error {
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
    });
    /** The id under which support finds it; the name that error screens ask for. */
    get reference(): string | undefined;
}
/** Makes an error of a refused answer: RFC 9457 where it is one, else its status. */
export declare function errorOfAnswer(status: number, body: unknown, retryAfter?: string | null): ApiError;
