import type { Organisation } from '../../settings/organisation.ts';
import { dayOf } from './cure-words.ts';

/** That more time is taken, and until when: what the law has us say, before the reason that an agent writes. */
export const extensionWords = (
  customerLocale: string | null,
  { locale, formality }: Pick<Organisation, 'locale' | 'formality'>,
  { from, to, zone, article }: { from: string; to: string; zone: string; article: string },
): string => {
  const language = customerLocale ?? locale;
  if (language.startsWith('en'))
    return (
      `We need more time to answer you. Our time was to end on ${dayOf('en', from, zone)}; we extend it, once only, ` +
      `to ${dayOf('en', to, zone)} (${article}). This is why:`
    );
  return (
    `Necesitamos más tiempo para ${formality === 'formal' ? 'contestarle' : 'contestarte'}. El plazo terminaba el ` +
    `${dayOf('es', from, zone)} y lo ampliamos, por una sola vez, hasta el ${dayOf('es', to, zone)} (${article}). ` +
    'El motivo es este:'
  );
};
