import { defineMessages } from '@hilo/ui/i18n';

/** Taking the one extension that the law allows for a deadline. */
export const extensionMessages = defineMessages({
  es: {
    'extend.title': 'Ampliar el plazo legal',
    'extend.about':
      'Se puede una sola vez, y hay que decírselo al cliente antes de que venza. Este mensaje no cuenta como respuesta: sigue esperándola.',
    'extend.reason': 'Por qué hace falta más tiempo',
    'extend.reasonHint': 'Por ejemplo: el laboratorio nos entrega el informe el 3 de marzo',
    'extend.reasonHelp': 'Lo leerá tal cual.',
    'extend.missing': 'Di por qué: la ley lo pide, y el cliente lo leerá.',
    'extend.until': 'Nuevo plazo',
    'extend.limits': 'Ahora vence el {from}. Como mucho hasta el {to}, por {article}.',
    'extend.notLater': 'Elige un día después del {date}, que es cuando vence ahora.',
    'extend.tooFar': 'La ley no deja pasar del {date}.',
    'extend.preview': 'Lo que recibirá',
    'extend.send': 'Ampliar y decírselo',
    'extend.done': 'Ampliado hasta el {date}',
    'extend.twice': 'Este plazo ya se amplió una vez, y la ley no deja más.',
    'extend.tooLate': 'Este plazo ya venció: solo se puede ampliar antes.',
  },
  en: {
    'extend.title': 'Extend the legal deadline',
    'extend.about':
      'It can be done once, and the customer has to be told before it expires. This message does not count as an answer: they still wait for one.',
    'extend.reason': 'Why more time is needed',
    'extend.reasonHint': 'For example: the laboratory gives us its report on 3 March',
    'extend.reasonHelp': 'They read it as it is.',
    'extend.missing': 'Say why: the law asks for it, and the customer reads it.',
    'extend.until': 'New deadline',
    'extend.limits': 'Now it is due on {from}. At most until {to}, by {article}.',
    'extend.notLater': 'Choose a day after {date}, which is when it is due now.',
    'extend.tooFar': 'The law does not let it go beyond {date}.',
    'extend.preview': 'What they receive',
    'extend.send': 'Extend and tell them',
    'extend.done': 'Extended until {date}',
    'extend.twice': 'This deadline was extended once already, and the law allows no more.',
    'extend.tooLate': 'This deadline has passed: it can only be extended before.',
  },
});
