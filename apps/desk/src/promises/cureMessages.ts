import { defineMessages } from '@hilo/ui/i18n';

/** Asking the customer for what a legal matter lacks. */
export const cureMessages = defineMessages({
  es: {
    'cure.title': 'Pedir al cliente lo que falta',
    'cure.about':
      'El plazo legal se detiene y empieza de nuevo, desde cero, cuando lo complete. Pídelo solo si sin ello no se puede contestar.',
    'cure.aboutResume':
      'El plazo legal se detiene y sigue, con lo que quedaba, cuando lo complete. Pídelo solo si sin ello no se puede contestar.',
    'cure.askBy': 'Se puede pedir hasta el {date}.',
    'cure.tooLate':
      'La ley da unos días para pedirlo, y ya pasaron: puedes preguntárselo en un mensaje, pero el plazo corre igual.',
    'cure.missing': 'Qué falta',
    'cure.item': 'Lo que falta, {number}',
    'cure.itemHint': 'Por ejemplo: una foto de la placa de la caldera',
    'cure.add': 'Añadir otra cosa',
    'cure.remove': 'Quitar',
    'cure.none': 'Di al menos una cosa que falte.',
    'cure.until': 'Tiene hasta el',
    'cure.least': 'Como poco hasta el {date}, por {article}.',
    'cure.tooSoon': 'La ley le da más tiempo: hasta el {date} como poco.',
    'cure.preview': 'Lo que recibirá',
    'cure.send': 'Enviar la petición',
    'cure.sent': 'Enviada. Tiene hasta el {date}',
    'cure.notKnown': 'La norma de esta gestión no prevé pedir lo que falta: su plazo corre igual.',
    'cure.asked': 'Ya se le pidió, y aún tiene tiempo para completarlo.',
  },
  en: {
    'cure.title': 'Ask the customer for what is missing',
    'cure.about':
      'The legal deadline stops, and begins anew from zero when they complete it. Ask only where it cannot be answered without.',
    'cure.aboutResume':
      'The legal deadline stops, and goes on with what was left when they complete it. Ask only where it cannot be answered without.',
    'cure.askBy': 'It can be asked for until {date}.',
    'cure.tooLate':
      'The law gives some days to ask for it, and they are over: you can ask in a message, but the time runs on.',
    'cure.missing': 'What is missing',
    'cure.item': 'What is missing, {number}',
    'cure.itemHint': 'For example: a photo of the boiler’s plate',
    'cure.add': 'Add another thing',
    'cure.remove': 'Remove',
    'cure.none': 'Say at least one thing that is missing.',
    'cure.until': 'They have until',
    'cure.least': 'At least until {date}, by {article}.',
    'cure.tooSoon': 'The law gives them more time: at least until {date}.',
    'cure.preview': 'What they receive',
    'cure.send': 'Send the request',
    'cure.sent': 'Sent. They have until {date}',
    'cure.notKnown': 'The rule of this ticket knows no such request: its time runs on all the same.',
    'cure.asked': 'They were asked already, and still have time to complete it.',
  },
});
