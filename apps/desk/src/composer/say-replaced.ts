import type { DraftDto } from '@hilo/api';
import { toasts } from '@hilo/ui';
import { defineMessages, type Locale, translator } from '@hilo/ui/i18n';
import type { Words } from './PlainText.tsx';
import { joinWords } from './quote-words.ts';

const messages = defineMessages({
  es: {
    replaced: 'En otra ventana o aparato habías escrito: «{text}»',
    bringBack: 'Traerlo aquí',
  },
  en: {
    replaced: 'In another window or device you had written: “{text}”',
    bringBack: 'Bring it here',
  },
});

/** Says what was written elsewhere, and offers to put it behind all that is written here by then. */
export const sayReplaced = (
  locale: Locale,
  { text, html }: Pick<DraftDto, 'text' | 'html'>,
  here: { words: () => Words; begin: (words: Words) => void },
): void => {
  const t = translator(messages, locale);
  toasts.show({
    text: t('replaced', { text: text.trim().slice(0, 80) }),
    action: { label: t('bringBack'), onPress: () => here.begin(joinWords(here.words(), { text, html })) },
  });
};
