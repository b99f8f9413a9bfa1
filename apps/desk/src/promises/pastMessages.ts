import { defineMessages } from '@hilo/ui/i18n';

/** How the clocks of a ticket ended. */
export const pastMessages = defineMessages({
  es: {
    'clocks.past': '{count, plural, one {# plazo pasado} other {# plazos pasados}}',
    'past.met': 'Cumplido',
    'past.late': 'Cumplido tarde',
    'past.breached': 'Incumplido',
    'past.superseded': 'Sustituido por otro',
    'past.extended': 'Ampliado',
    'past.cancelled': 'Cancelado',
  },
  en: {
    'clocks.past': '{count, plural, one {# past deadline} other {# past deadlines}}',
    'past.met': 'Met',
    'past.late': 'Met late',
    'past.breached': 'Not met',
    'past.superseded': 'Replaced by another',
    'past.extended': 'Extended',
    'past.cancelled': 'Cancelled',
  },
});
