import type { DraftDto, FiledDraftDto } from '@hilo/api';
import { toasts } from '@hilo/ui';
import { defineMessages, type Locale, translator } from '@hilo/ui/i18n';
import { type Compose, fromDraft } from '../compose.ts';
import { joinComposes } from '../join-composes.ts';

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
  elsewhere: DraftDto | FiledDraftDto,
  here: { compose: () => Compose; begin: (compose: Compose) => void },
): void => {
  const t = translator(messages, locale);
  toasts.show({
    text: t('replaced', { text: elsewhere.text.trim().slice(0, 80) }),
    action: {
      label: t('bringBack'),
      onPress: () => here.begin(joinComposes(here.compose(), fromDraft(elsewhere))),
    },
  });
};
