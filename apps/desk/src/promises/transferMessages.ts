import { defineMessages } from '@hilo/ui/i18n';

/** Handing a legal matter to whoever has to decide it. */
export const transferMessages = defineMessages({
  es: {
    'transfer.title': 'Trasladarla a quien le toca',
    'transfer.about':
      'Para lo que debe resolver otra entidad. Reenvíasela antes, con «Reenviar»; aquí se lo dices al cliente, y la gestión se cierra.',
    'transfer.by': 'La ley lo pide antes de que acabe el {date} ({article}).',
    'transfer.late':
      'La ley lo pedía antes de que acabara el {date} ({article}): quedará como plazo vencido.',
    'transfer.to': 'A quién',
    'transfer.toHint': 'Por ejemplo: Superintendencia de Servicios Públicos',
    'transfer.missing': 'Di a quién se traslada: el cliente lo leerá.',
    'transfer.text': 'Algo más que deba saber',
    'transfer.preview': 'Lo que recibirá',
    'transfer.send': 'Trasladar y decírselo',
    'transfer.done': 'Trasladada a {to}',
    'transfer.notKnown': 'Ninguna norma de esta gestión prevé trasladarla: hay que contestarla.',
  },
  en: {
    'transfer.title': 'Pass it to the right body',
    'transfer.about':
      'For what another body has to decide. Forward it to them first, with “Forward”; here you tell the customer, and the ticket is closed.',
    'transfer.by': 'The law wants it before the end of {date} ({article}).',
    'transfer.late':
      'The law wanted it before the end of {date} ({article}): it will stand as a missed deadline.',
    'transfer.to': 'To whom',
    'transfer.toHint': 'For example: Superintendencia de Servicios Públicos',
    'transfer.missing': 'Say to whom it goes: the customer reads it.',
    'transfer.text': 'Anything else they should know',
    'transfer.preview': 'What they receive',
    'transfer.send': 'Pass on and tell them',
    'transfer.done': 'Passed on to {to}',
    'transfer.notKnown': 'No rule of this ticket knows passing it on: it has to be answered.',
  },
});
