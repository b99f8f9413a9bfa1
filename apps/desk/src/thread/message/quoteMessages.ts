import { defineMessages } from '@hilo/ui/i18n';

export const quoteMessages = defineMessages({
  es: { 'quote.do': 'Citar' },
  en: { 'quote.do': 'Quote' },
});
