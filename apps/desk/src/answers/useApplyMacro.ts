import type { AnswerDto } from '@hilo/api';
import { toasts, useLocale, useT } from '@hilo/ui';
import { useQueryClient } from '@tanstack/react-query';
import { api, isApiError } from '../api.ts';
import { askWhereGuarded } from '../promises/guarded.ts';
import { putRow } from '../tickets/patch-lists.ts';
import { putTicket } from '../tickets/ticket-queries.ts';
import { answerMessages } from './answerMessages.ts';
import { tellMacro } from './tell-macro.ts';

/** Uses a macro without words. @returns whether it was done */
export function useApplyMacro(ticketId: string) {
  const t = useT(answerMessages);
  const client = useQueryClient();
  const locale = useLocale();
  return async function apply(answer: Pick<AnswerDto, 'id' | 'title'>): Promise<boolean> {
    try {
      const applied = await api.applyMacro(ticketId, { answerId: answer.id });
      putTicket(client, applied.ticket);
      putRow(client, applied.ticket);
      tellMacro({ client, locale }, answer.title, applied);
      return true;
    } catch (error) {
      if (isApiError(error) && error.code === 'field.required')
        return !askWhereGuarded(error, { ticketId, change: {}, again: () => apply(answer) });
      toasts.show({ text: t('macro.failed'), tone: 'failed' });
      return false;
    }
  };
}
