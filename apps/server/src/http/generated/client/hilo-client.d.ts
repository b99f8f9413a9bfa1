import type { HiloClient, HiloClientOptions } from './hilo-client-types.js';
export type { HiloClient, HiloClientOptions } from './hilo-client-types.js';
/**
 * The client for programs, in Node and in browsers: `createHiloClient({ origin, apiKey }).getTickets({ query })`. Every
 * call throws `ApiError` and nothing else, aborts apart.
 */
export declare const createHiloClient: (options?: HiloClientOptions) => HiloClient;
