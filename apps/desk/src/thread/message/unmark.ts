import { type Locale, toasts, translator } from '@hilo/ui';
import type { QueryClient } from '@tanstack/react-query';
import { api } from '../../api.ts';
import { markMessages } from '../dialogs/markMessages.ts';

/** Takes back what was said of a message after it was sent. */
export async function unmark(client: QueryClient, locale: Locale, messageId: string): Promise<void> {
  const t = translator(markMessages, locale);
  try {
    await api.unmarkAnswer(messageId);
    for (const key of ['ticket', 'tickets', 'clocks', 'breaches', 'promisesNow'])
      void client.invalidateQueries({ queryKey: [key] });
    toasts.show({ text: t('undone'), tone: 'done' });
  } catch {
    toasts.show({ text: t('undoFailed'), tone: 'failed' });
  }
}
