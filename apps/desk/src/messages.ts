import { defineMessages } from '@hilo/ui/i18n';

/** The texts of the shell; each screen brings its own beside it. */
export const shellMessages = defineMessages({
  es: {
    'shell.loading': 'Cargando',
    'start.title': 'Tu mesa está lista',
    'start.body': 'Cuando llegue algo por cualquiera de tus canales, aparecerá aquí.',
    'notFound.title': 'Aquí no hay nada',
    'notFound.body': 'Puede que el enlace esté incompleto o que la gestión se haya unido a otra.',
    'notFound.home': 'Ir a la mesa',
  },
  en: {
    'shell.loading': 'Loading',
    'start.title': 'Your desk is ready',
    'start.body': 'When something arrives on any of your channels, it will appear here.',
    'notFound.title': 'Nothing here',
    'notFound.body': 'The link may be incomplete, or the ticket was joined with another.',
    'notFound.home': 'Go to the desk',
  },
});
