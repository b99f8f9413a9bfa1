import type { ChangeTicketBody, MacroAppliedDto } from '@hilo/api';
import { type Locale, toasts } from '@hilo/ui';
import { translator } from '@hilo/ui/i18n';
import type { QueryClient } from '@tanstack/react-query';
import { api } from '../api.ts';
import { putRow } from '../tickets/patch-lists.ts';
import { putTicket } from '../tickets/ticket-queries.ts';
import { answerMessages } from './answerMessages.ts';

/** Says that a macro was used, with the way back where there is one. */
export function tellMacro(
  { client, locale }: { client: QueryClient; locale: Locale },
  title: string,
  { ticket: { id }, undo }: Pick<MacroAppliedDto, 'ticket' | 'undo'>,
  /** Takes back the message that went with it, after the ticket. */
  callBack?: () => Promise<void>,
): void {
  const t = translator(answerMessages, locale);
  const takeBack = async (change: ChangeTicketBody) => {
    try {
      const ticket = await api.changeTicket(id, change);
      putTicket(client, ticket);
      putRow(client, ticket);
      await callBack?.();
      toasts.show({ text: t('macro.undone'), tone: 'done' });
    } catch {
      toasts.show({ text: t('macro.undoFailed'), tone: 'failed' });
    }
  };
  toasts.show({
    text: t('macro.applied', { title }),
    tone: 'done',
    ...(undo ? { action: { label: t('undo'), onPress: () => void takeBack(undo) } } : {}),
  });
}
