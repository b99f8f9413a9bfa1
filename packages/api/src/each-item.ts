import type { EachItem } from './hilo-client-types.ts';

/**
 * Everything in a list, page after page: `for await (const ticket of eachItem(hilo.getTickets, { query: { view: 'open' } }))`.
 * A page is asked for when the one before is used up, so that whoever stops early asks for no more.
 */
export const eachItem: EachItem = async function* <Given, Item>(
  list: (input: Given) => Promise<{ items: readonly Item[]; nextCursor: string | null }>,
  input: NonNullable<Given>,
) {
  const { query } = input as { query?: object };
  let cursor: string | null = null;
  do {
    const page: { items: readonly Item[]; nextCursor: string | null } = await list(
      cursor === null ? input : { ...input, query: { ...query, cursor } },
    );
    yield* page.items;
    cursor = page.nextCursor;
  } while (cursor !== null);
};
