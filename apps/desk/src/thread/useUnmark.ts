import { toasts, useT } from '@hilo/ui';
import { useChange } from '../admin/useChange.ts';
import { api } from '../api.ts';
import { markMessages } from './markMessages.ts';

/** Takes back what was said of a message after it was sent. */
export function useUnmark(): (messageId: string) => void {
  const t = useT(markMessages);
  const { mutate } = useChange(
    (messageId: string) => api.unmarkAnswer(messageId),
    ['ticket', 'tickets', 'clocks', 'breaches', 'promisesNow'],
    () => toasts.show({ text: t('undone'), tone: 'done' }),
  );
  return (messageId) =>
    mutate(messageId, { onError: () => toasts.show({ text: t('undoFailed'), tone: 'failed' }) });
}
