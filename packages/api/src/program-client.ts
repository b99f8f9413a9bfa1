/** The client as programs outside get it: `npm install …/api/client.tgz`. */
export { ApiError, type ClientCode } from './api-error.ts';
export { newIdempotencyKey } from './ask.ts';
export { eachItem } from './each-item.ts';
export type * from './generated/operations.ts';
export { createHiloClient, type HiloClient, type HiloClientOptions } from './hilo-client.ts';
