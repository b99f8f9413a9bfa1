/** The client as programs outside get it: `npm install …/api/client.tgz`. */
export { ApiError } from './api-error.js';
export { newIdempotencyKey } from './ask.js';
export { eachItem } from './each-item.js';
export { createHiloClient } from './hilo-client.js';
