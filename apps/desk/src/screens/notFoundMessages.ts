import { defineMessages } from '@hilo/ui/i18n';

export const notFoundMessages = defineMessages({
  es: {
    'notFound.title': 'Aquí no hay nada',
    'notFound.body': 'Puede que el enlace esté incompleto o que la gestión se haya unido a otra.',
    'notFound.home': 'Ir a la mesa',
  },
  en: {
    'notFound.title': 'Nothing here',
    'notFound.body': 'The link may be incomplete, or the ticket was merged into another.',
    'notFound.home': 'Go to the desk',
  },
});
