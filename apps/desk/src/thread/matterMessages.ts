import { defineMessages } from '@hilo/ui/i18n';

/** A message that is about something else. */
export const matterMessages = defineMessages({
  es: {
    'matter.ask':
      '{count, plural, one {Contesta con otro asunto: «{subject}».} other {Contesta con otro asunto, «{subject}», y ya hay # mensajes sobre él.}} ¿Es otra gestión?',
    'matter.split': 'Separar en otra gestión',
    'matter.keep': 'Es la misma',
    'matter.failed': 'No se ha podido guardar. Prueba otra vez.',
  },
  en: {
    'matter.ask':
      '{count, plural, one {Answers under another subject: “{subject}”.} other {Answers under another subject, “{subject}”, and there are # messages about it.}} Is it another ticket?',
    'matter.split': 'Split into its own ticket',
    'matter.keep': 'It is the same',
    'matter.failed': 'That could not be kept. Try again.',
  },
});
