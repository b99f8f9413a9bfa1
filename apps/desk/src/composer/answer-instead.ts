import type { MessageDto } from '@hilo/api';
import { toasts } from '@hilo/ui';
import { defineMessages, type Locale, translator } from '@hilo/ui/i18n';
import { type Compose, emptyCompose } from './compose.ts';
import { ownWords } from './draft/forward-words.ts';
import { putAside, takeBack } from './recipients/recipients-aside.ts';

const words = defineMessages({
  es: {
    kept: 'Los destinatarios del reenvío quedan guardados.',
    back: 'Volver al reenvío',
  },
  en: {
    kept: 'The recipients of the forward are kept.',
    back: 'Back to the forward',
  },
});

/** Says that nobody who was named for a forward is lost with it, and leads back to it. */
export function sayKept(locale: Locale, onBack: () => void): void {
  const t = translator(words, locale);
  toasts.show({ text: t('kept'), action: { label: t('back'), onPress: onBack } });
}

/**
 * A forward that becomes an answer: the agent's own words and files, without what was to be sent on, which answers
 * nobody. To whom the forward was to go is put aside.
 */
export function answerInstead(
  { ticketId, messages, compose }: { ticketId: string; messages: readonly MessageDto[]; compose: Compose },
  turned: Partial<Compose>,
): Compose {
  putAside(ticketId, compose);
  const source = messages.find(({ id }) => id === compose.inReplyTo);
  // An answer to another message goes to whoever wrote that.
  const before = turned.inReplyTo === undefined ? takeBack(ticketId, 'answer') : null;
  return {
    ...emptyCompose(),
    ...before,
    uploads: compose.uploads,
    ...ownWords(compose, source),
    ...turned,
  };
}
