import type { App } from '../app/app.ts';

/** A ticket and its customer as bare rows, for tests of what happens to tickets in passing. */
export const insertTicket = async (
  app: App,
  ticket: { queueId: string; ownerId?: string | null; status?: 'open' | 'waiting' | 'resolved' },
): Promise<string> => {
  const at = app.now();
  const customerId = app.newId();
  const id = app.newId();
  const { queueId, ownerId = null, status = 'open' } = ticket;
  await app.db.insertInto('customer').values({ id: customerId, createdAt: at, updatedAt: at }).execute();
  await app.db
    .insertInto('ticket')
    .values({
      id,
      trackingKey: `H-${id.slice(-9)}`,
      customerId,
      queueId,
      ownerId,
      status,
      ...(status === 'waiting' && { waitingOn: 'customer', followUpAt: at }),
      lastMessageAt: at,
      createdAt: at,
      updatedAt: at,
    })
    .execute();
  return id;
};
