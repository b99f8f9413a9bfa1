import { createAsk, newIdempotencyKey } from './ask.js';
import { operations } from './generated/operations.js';
import { tryAgain } from './try-again.js';
/**
 * The client for programs, in Node and in browsers: `createHiloClient({ origin, apiKey }).getTickets({ query })`. Every
 * call throws `ApiError` and nothing else, aborts apart.
 */
export const createHiloClient = (options = {}) => {
    const { origin = '', apiKey, retries = 2, fetch = globalThis.fetch } = options;
    const ask = createAsk({
        fetch: (...given) => fetch(...given),
        baseUrl: `${origin.replace(/\/$/, '')}/api/v1`,
        ...(apiKey === undefined
            ? { credentials: 'same-origin' }
            : { headers: { authorization: `Bearer ${apiKey}` } }),
    });
    const methods = Object.entries(operations).map(([name, [method, path, gives]]) => {
        const call = ({ params, idempotencyKey, signal, ...given } = {}) => {
            const address = path.replace(/\{(\w+)\}/g, (_, param) => encodeURIComponent(params?.[param] ?? ''));
            const key = idempotencyKey ?? newIdempotencyKey();
            return tryAgain(() => ask(method, address, { ...given, key, signal, isBytes: gives === 'bytes' }), {
                retries,
                signal,
            });
        };
        return [name, call];
    });
    return Object.fromEntries(methods);
};
