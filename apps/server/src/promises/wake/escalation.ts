import type { EscalationDto } from '@hilo/api';
import { type Actor, defaultEscalation, type Told } from '@hilo/core';
import type { App } from '../../app/app.ts';
import { authorise } from '../../app/authorise.ts';
import { inTransaction } from '../../app/transaction.ts';
import { keepSetting } from '../../settings/keep-setting.ts';
import { createPromiseBook } from '../promise-book.ts';

/** Who is told once a promise is broken; what came with the program until somebody said otherwise. @throws auth.forbidden */
export const readEscalation = async (app: App, actor: Actor): Promise<EscalationDto> => {
  authorise(actor, 'tickets.read');
  const row = await app.db
    .selectFrom('setting')
    .select('value')
    .where('name', '=', 'escalation')
    .executeTakeFirst();
  return (row?.value as EscalationDto | undefined) ?? defaultEscalation;
};

/** Holds for clocks that are broken already, too, from their next step on. @throws auth.forbidden */
export const changeEscalation = async (
  app: App,
  actor: Actor,
  { steps, repeatsLast }: EscalationDto,
): Promise<EscalationDto> => {
  authorise(actor, 'promises.write');
  // In the order in which they come, and nobody twice on the same day.
  const byDay = new Map<number, Set<Told>>();
  for (const { afterWorkingDays, tells } of steps)
    byDay.set(afterWorkingDays, new Set([...(byDay.get(afterWorkingDays) ?? []), ...tells]));
  const next: EscalationDto = {
    steps: [...byDay]
      .sort(([a], [b]) => a - b)
      .map(([afterWorkingDays, tells]) => ({ afterWorkingDays, tells: [...tells] })),
    repeatsLast,
  };
  await inTransaction(app, actor, async (unit) => {
    await keepSetting(unit, 'escalation', next);
    unit.emit({ type: 'settings.changed', facts: { fields: ['escalation'] } });
    unit.afterCommit(() => createPromiseBook(app).forget());
  });
  return next;
};
