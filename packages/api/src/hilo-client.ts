import { createAsk } from './ask.ts';
import { type Operations, operations } from './generated/operations.ts';

export type HiloClientOptions = {
  /** Where Hilo lies: `https://hilo.example`. In a page of Hilo's own origin it may be left out. */
  origin?: string;
  /** `hilo_…`; without one the session of the browser counts. */
  apiKey?: string;
  fetch?: typeof globalThis.fetch;
};

type Common = {
  signal?: AbortSignal;
};
type Write = {
  /** A text of your own; the same call with the same key within 24 hours is done once. One is made where it is missing. */
  idempotencyKey?: string;
};

type Name = keyof Operations;
type Method<One extends Name> = (typeof operations)[One][0];
type Input<One extends Name> = Omit<Operations[One], 'answer'> &
  Common &
  (Method<One> extends 'GET' ? unknown : Write);
type Needed<One extends Name> = 'params' extends keyof Operations[One]
  ? true
  : 'body' extends keyof Operations[One]
    ? true
    : undefined extends Operations[One]['query' & keyof Operations[One]]
      ? false
      : 'query' extends keyof Operations[One]
        ? true
        : false;

/** Every operation of the API by the name that it has in openapi.json. */
export type HiloClient = {
  [One in Name]: Needed<One> extends true
    ? (input: Input<One>) => Promise<Operations[One]['answer']>
    : (input?: Input<One>) => Promise<Operations[One]['answer']>;
};

type Given = Common &
  Write & {
    params?: Record<string, string>;
    query?: Record<string, string | number | boolean | undefined>;
    body?: unknown;
    ifMatch?: number;
  };

/**
 * The client for programs, in Node and in browsers: `createHiloClient({ origin, apiKey }).getTickets({ query })`. Every
 * call throws `ApiError` and nothing else, aborts apart.
 */
export const createHiloClient = (options: HiloClientOptions = {}): HiloClient => {
  const { origin = '', apiKey, fetch = globalThis.fetch } = options;
  const ask = createAsk({
    fetch: (...given) => fetch(...given),
    baseUrl: `${origin.replace(/\/$/, '')}/api/v1`,
    ...(apiKey === undefined
      ? { credentials: 'same-origin' as const }
      : { headers: { authorization: `Bearer ${apiKey}` } }),
  });
  const methods = Object.entries(operations).map(([name, [method, path, gives]]) => {
    const call = (given: Given = {}) =>
      ask(
        method,
        path.replace(/\{(\w+)\}/g, (_, param: string) => encodeURIComponent(given.params?.[param] ?? '')),
        {
          ...(given.query ? { query: given.query } : {}),
          ...(given.body === undefined ? {} : { body: given.body }),
          ...(given.ifMatch === undefined ? {} : { ifMatch: given.ifMatch }),
          ...(given.idempotencyKey === undefined ? {} : { key: given.idempotencyKey }),
          ...(given.signal ? { signal: given.signal } : {}),
          isBytes: gives === 'bytes',
        },
      );
    return [name, call];
  });
  return Object.fromEntries(methods) as HiloClient;
};
