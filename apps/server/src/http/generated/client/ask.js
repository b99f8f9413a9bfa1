import { ApiError, errorOfAnswer } from './api-error.js';
/** 128 random bits in hexadecimal; `crypto.randomUUID` is missing on plain HTTP. */
export const newIdempotencyKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const isAbort = (cause) => cause instanceof Error && cause.name === 'AbortError';
/** One call over HTTP. It throws `ApiError` and nothing else, aborts apart. */
export const createAsk = ({ fetch, baseUrl, headers: always = {}, credentials, onSignedOut }) => async (method, path, asked = {}) => {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(asked.query ?? {}))
        if (Array.isArray(value))
            for (const one of value)
                query.append(name, String(one));
        else if (value !== undefined)
            query.set(name, String(value));
    const headers = { accept: 'application/json', ...always };
    const isForm = asked.body instanceof FormData;
    if (asked.isBytes)
        headers.accept = '*/*';
    if (asked.body !== undefined && !isForm)
        headers['content-type'] = 'application/json';
    if (asked.ifMatch !== undefined)
        headers['if-match'] = `"${asked.ifMatch}"`;
    if (method !== 'GET')
        headers['idempotency-key'] = asked.key ?? newIdempotencyKey();
    let response;
    let answer;
    try {
        response = await fetch(`${baseUrl}${path}${query.size > 0 ? `?${query}` : ''}`, {
            method,
            headers,
            ...(credentials ? { credentials } : {}),
            ...(asked.body === undefined
                ? {}
                : { body: isForm ? asked.body : JSON.stringify(asked.body) }),
            ...(asked.signal ? { signal: asked.signal } : {}),
        });
        answer =
            response.status === 204
                ? null
                : asked.isBytes && response.ok
                    ? await response.blob()
                    : await response.json().catch((cause) => {
                        if (isAbort(cause))
                            throw cause;
                        return undefined;
                    });
    }
    catch (cause) {
        if (isAbort(cause))
            throw cause;
        throw new ApiError({ code: 'client.offline', detail: 'No answer came back.', retryable: true, cause });
    }
    if (!response.ok) {
        const error = errorOfAnswer(response.status, answer, response.headers.get('retry-after'));
        if (error.code === 'auth.required')
            onSignedOut?.();
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
