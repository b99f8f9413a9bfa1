import { errorCodes } from './errors.js';
/**
 * A call that failed. `code` is from the closed list of the API, or one of two of the client's own: nothing came
 * back (`client.offline`), or what came back was no answer of Hilo's (`client.unreadable`, a proxy's page).
 */
export class ApiError extends Error {
    code;
    /** 0 where nothing came back. */
    status;
    isRetryable;
    /** Under this id the server wrote it down; null where it never arrived there. */
    requestId;
    facts;
    /** Seconds after which the server wishes to be asked again. */
    retryAfterSeconds;
    constructor(problem) {
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
    get reference() {
        return this.requestId ?? undefined;
    }
}
const isProblem = (body) => typeof body === 'object' &&
    body !== null &&
    'code' in body &&
    typeof body.code === 'string' &&
    body.code in errorCodes;
/** Makes an error of a refused answer: RFC 9457 where it is one, else its status. */
export function errorOfAnswer(status, body, retryAfter = null) {
    const seconds = retryAfter === null ? Number.NaN : Number(retryAfter);
    const retryAfterSeconds = Number.isFinite(seconds) ? seconds : null;
    if (isProblem(body)) {
        const { code, detail, retryable, requestId, facts } = body;
        return new ApiError({
            code: code,
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
