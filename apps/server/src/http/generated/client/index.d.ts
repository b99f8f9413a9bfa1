/** The client as programs outside get it: `npm install …/api/client.tgz`. */
export { ApiError, type ClientCode } from './api-error.js';
export { newIdempotencyKey } from './ask.js';
export { eachItem } from './each-item.js';
export type * from './generated/operations.js';
export { createHiloClient, type HiloClient, type HiloClientOptions } from './hilo-client.js';
