import type { EachItem } from './hilo-client-types.js';
/**
 * Everything in a list, page after page: `for await (const ticket of eachItem(hilo.getTickets, { query: { view: 'open' } }))`.
 * A page is asked for when the one before is used up, so that whoever stops early asks for no more.
 */
export declare const eachItem: EachItem;
