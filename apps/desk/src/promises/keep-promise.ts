import { type Locale, toasts, translator } from '@hilo/ui';
import type { QueryClient } from '@tanstack/react-query';
import { checkMessages } from '../composer/checkMessages.ts';
import { promiseFollowUp } from './promisesApi.ts';

/** Makes a clock of what a message that has gone promises. Where that fails it is said, with the way to try again. */
export async function keepPromise(
  client: QueryClient,
  ticketId: string,
  followUp: { dueAt: string; note: string; messageId: string },
  locale: Locale,
): Promise<void> {
  const t = translator(checkMessages, locale);
  try {
    await promiseFollowUp(ticketId, followUp);
    void client.invalidateQueries({ queryKey: ['ticket', ticketId] });
  } catch {
    toasts.show({
      text: t('promised.failed'),
      tone: 'failed',
      action: { label: t('retry'), onPress: () => void keepPromise(client, ticketId, followUp, locale) },
    });
  }
}
