import { defineMessages } from '@hilo/ui/i18n';

/** Saying that a legal matter is decided, where the notice of it has a time of its own. */
export const decisionMessages = defineMessages({
  es: {
    'decision.title': 'Ya está decidida',
    'decision.about':
      'Anota qué se decidió y cuándo. Desde ese día hay {time} para notificarlo ({article}). El cliente sigue esperando: esto no le llega.',
    'decision.note': 'Qué se decidió',
    'decision.noteHint': 'Por ejemplo: se le devuelven las comisiones de abril',
    'decision.missing': 'Di qué se decidió.',
    'decision.on': 'Cuándo',
    'decision.outside': 'Elige un día entre el {from} y hoy.',
    'decision.send': 'Anotar la decisión',
    'decision.done': 'Anotada. Falta notificarla',
    'decision.days': '{count, plural, one {un día natural} other {# días naturales}}',
  },
  en: {
    'decision.title': 'Decision taken',
    'decision.about':
      'Write down what was decided, and when. From that day on there are {time} to tell the customer ({article}). They still wait: nothing of this reaches them.',
    'decision.note': 'What was decided',
    'decision.noteHint': 'For example: the fees of April are paid back',
    'decision.missing': 'Say what was decided.',
    'decision.on': 'When',
    'decision.outside': 'Choose a day between {from} and today.',
    'decision.send': 'Write the decision down',
    'decision.done': 'Written down. Now tell the customer',
    'decision.days': '{count, plural, one {one calendar day} other {# calendar days}}',
  },
});
