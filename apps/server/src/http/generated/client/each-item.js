/**
 * Everything in a list, page after page: `for await (const ticket of eachItem(hilo.getTickets, { query: { view: 'open' } }))`.
 * A page is asked for when the one before is used up, so that whoever stops early asks for no more.
 */
export const eachItem = async function* (list, input) {
    const { query } = input;
    let cursor = null;
    do {
        const page = await list(cursor === null ? input : { ...input, query: { ...query, cursor } });
        yield* page.items;
        cursor = page.nextCursor;
    } while (cursor !== null);
};
