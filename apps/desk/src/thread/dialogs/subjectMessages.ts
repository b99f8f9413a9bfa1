import { defineMessages } from '@hilo/ui/i18n';

export const subjectMessages = defineMessages({
  es: {
    'subject.label': 'Asunto',
    'subject.says':
      'Es el nombre de la gestión aquí dentro. El cliente sigue leyendo el asunto con el que escribió.',
    'subject.save': 'Guardar',
    'subject.changed': 'Asunto cambiado',
  },
  en: {
    'subject.label': 'Subject',
    'subject.says':
      'It is what the ticket is called in here. The customer still reads the subject they wrote under.',
    'subject.save': 'Save',
    'subject.changed': 'Subject changed',
  },
});
