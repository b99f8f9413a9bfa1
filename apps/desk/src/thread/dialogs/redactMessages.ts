import { defineMessages } from '@hilo/ui/i18n';

/** Deleting what a message says. */
export const redactMessages = defineMessages({
  es: {
    'redact.title': 'Tachar el contenido',
    'redact.body':
      'El texto, el original y los adjuntos de este mensaje se borran para siempre. Queda constancia de que existió, de quién lo tachó y por qué.',
    'redact.reason': 'Motivo',
    'redact.reasonHint': 'Por ejemplo: número de tarjeta enviado por error',
    'redact.confirm': 'Tachar para siempre',
    'redact.failed': 'No se ha podido tachar. El mensaje sigue como estaba.',
    'redact.done': 'Contenido tachado',
  },
  en: {
    'redact.title': 'Redact content',
    'redact.body':
      'The text, the original and the attachments of this message are deleted for ever. It stays on record that it existed, who redacted it and why.',
    'redact.reason': 'Reason',
    'redact.reasonHint': 'For example: card number sent by mistake',
    'redact.confirm': 'Redact for ever',
    'redact.failed': 'It could not be redacted. The message is as it was.',
    'redact.done': 'Content redacted',
  },
});
