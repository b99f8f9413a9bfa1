import type { NoticeChoiceDto } from '@hilo/api';
import { type Actor, type NoticeChoice, usualChoice } from '@hilo/core';
import { requireAgent } from '../agents/me.ts';
import type { App } from '../app/app.ts';
import { inTransaction } from '../app/transaction.ts';

/** What is kept, over what is usual: a kind that came later than the choice is as it comes. */
export const wholeChoice = (kept: unknown): NoticeChoice => {
  const { kinds, ...rest } = (kept ?? {}) as Partial<NoticeChoice>;
  return { ...usualChoice, ...rest, kinds: { ...usualChoice.kinds, ...kinds } };
};

/** How the calling agent wants to be told. @throws auth.forbidden for a program */
export const readChoice = async (app: App, actor: Actor): Promise<NoticeChoiceDto> => {
  const { agentId } = requireAgent(actor);
  const row = await app.db
    .selectFrom('notificationChoice')
    .select('choice')
    .where('agentId', '=', agentId)
    .executeTakeFirst();
  return wholeChoice(row?.choice);
};

/** Holds for what happens from now on. @throws auth.forbidden for a program */
export const writeChoice = async (
  app: App,
  actor: Actor,
  choice: NoticeChoiceDto,
): Promise<NoticeChoiceDto> => {
  const { agentId } = requireAgent(actor);
  await inTransaction(app, actor, async (unit) => {
    await unit.trx
      .insertInto('notificationChoice')
      .values({ agentId, choice: JSON.stringify(choice) })
      .onConflict((conflict) => conflict.column('agentId').doUpdateSet({ choice: JSON.stringify(choice) }))
      .execute();
    unit.emit({ type: 'agent.changed', facts: { agentId, fields: ['notifications'] } });
  });
  return choice;
};
