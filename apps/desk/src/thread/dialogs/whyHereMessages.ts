import { defineMessages } from '@hilo/ui/i18n';

/** Why a message is in the ticket where it is. */
export const whyHereMessages = defineMessages({
  es: {
    'why.title': 'Por qué está aquí',
    'rule.replyToken': 'Contestó a una respuesta nuestra: la dirección llevaba la marca de esta gestión.',
    'rule.continuationToken': 'Siguió desde un enlace de esta gestión.',
    'rule.nativeThread': 'Llegó por la misma conversación del canal.',
    'rule.reference': 'El correo dice responder a otro de este hilo.',
    'rule.trackingKey': 'Llevaba escrita la clave de esta gestión.',
    'rule.continues': 'Siguió en el mismo canal mientras la gestión estaba abierta.',
    'rule.repeatedSubject': 'Mismo remitente y mismo asunto en menos de diez minutos.',
    'rule.new': 'No contestaba a nada: abrió una gestión nueva.',
    'rule.moved': 'Alguien del equipo lo trajo aquí.',
    'rule.other': 'Regla: {rule}',
    'why.participates': 'Además, quien escribe ya participaba en ella.',
    'why.refused':
      '{count, plural, one {También apuntaba a otra gestión en la que no participa, y no se tuvo en cuenta:} other {También apuntaba a otras gestiones en las que no participa, y no se tuvieron en cuenta:}}',
  },
  en: {
    'why.title': 'Why it is here',
    'rule.replyToken': 'It answered one of ours: the address carried the mark of this ticket.',
    'rule.continuationToken': 'It went on from a link to this ticket.',
    'rule.nativeThread': 'It came by the same conversation of the channel.',
    'rule.reference': 'The mail says that it answers another one of this thread.',
    'rule.trackingKey': 'The key of this ticket was written in it.',
    'rule.continues': 'It went on in the same channel while the ticket was open.',
    'rule.repeatedSubject': 'Same sender and same subject within ten minutes.',
    'rule.new': 'It answered nothing: it opened a new ticket.',
    'rule.moved': 'Somebody of the team brought it here.',
    'rule.other': 'Rule: {rule}',
    'why.participates': 'And the sender already took part in it.',
    'why.refused':
      '{count, plural, one {It also pointed at another ticket in which the sender takes no part; that did not count:} other {It also pointed at other tickets in which the sender takes no part; that did not count:}}',
  },
});
