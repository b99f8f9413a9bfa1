import { createAsk, newIdempotencyKey } from './ask.ts';
import { operations } from './generated/operations.ts';
import type { HiloClient, HiloClientOptions } from './hilo-client-types.ts';
import { tryAgain } from './try-again.ts';

export type { HiloClient, HiloClientOptions } from './hilo-client-types.ts';

type Given = {
  params?: Record<string, string>;
  query?: Record<string, string | number | boolean | undefined>;
  body?: unknown;
  ifMatch?: number;
  idempotencyKey?: string;
  signal?: AbortSignal;
};

/**
 * The client for programs, in Node and in browsers: `createHiloClient({ origin, apiKey }).getTickets({ query })`. Every
 * call throws `ApiError` and nothing else, aborts apart.
 */
export const createHiloClient = (options: HiloClientOptions = {}): HiloClient => {
  const { origin = '', apiKey, retries = 2, fetch = globalThis.fetch } = options;
  const ask = createAsk({
    fetch: (...given) => fetch(...given),
    baseUrl: `${origin.replace(/\/$/, '')}/api/v1`,
    ...(apiKey === undefined
      ? { credentials: 'same-origin' as const }
      : { headers: { authorization: `Bearer ${apiKey}` } }),
  });
  const methods = Object.entries(operations).map(([name, [method, path, gives]]) => {
    const call = ({ params, idempotencyKey, signal, ...given }: Given = {}) => {
      const address = path.replace(/\{(\w+)\}/g, (_, param: string) =>
        encodeURIComponent(params?.[param] ?? ''),
      );
      const key = idempotencyKey ?? newIdempotencyKey();
      return tryAgain(() => ask(method, address, { ...given, key, signal, isBytes: gives === 'bytes' }), {
        retries,
        signal,
      });
    };
    return [name, call];
  });
  return Object.fromEntries(methods) as HiloClient;
};
