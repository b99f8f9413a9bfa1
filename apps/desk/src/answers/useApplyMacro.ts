import type { AnswerDto } from '@hilo/api';
import { toasts, useT } from '@hilo/ui';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../api.ts';
import { useTellMacro } from '../composer/useTellMacro.ts';
import { putRow } from '../tickets/patch-lists.ts';
import { putTicket } from '../tickets/ticket-queries.ts';
import { answerMessages } from './answerMessages.ts';

/** Uses a macro without words. @returns whether it was done */
export function useApplyMacro(ticketId: string) {
  const t = useT(answerMessages);
  const client = useQueryClient();
  const tell = useTellMacro(ticketId);
  return async (answer: Pick<AnswerDto, 'id' | 'title'>): Promise<boolean> => {
    try {
      const applied = await api.applyMacro(ticketId, { answerId: answer.id });
      putTicket(client, applied.ticket);
      putRow(client, applied.ticket);
      tell(answer.title, applied);
      return true;
    } catch {
      toasts.show({ text: t('macro.failed'), tone: 'failed' });
      return false;
    }
  };
}
