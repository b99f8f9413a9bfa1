import { defineMessages } from '@hilo/ui/i18n';

/** Choosing the ticket that messages, or all of a ticket, go to. */
export const moveMessages = defineMessages({
  es: {
    'move.title': 'Mover a otra gestión',
    'move.body':
      'Los mensajes y sus adjuntos pasan a la otra gestión. Nadie recibe nada, y se puede deshacer.',
    'move.same': 'Del mismo cliente',
    'move.search': 'Buscar otra gestión',
    'move.none': 'No hay otra gestión que coincida.',
    'move.only': 'Este cliente no tiene otra. Búscala por su clave, su asunto o el nombre del cliente.',
    'move.confirm': 'Mover aquí',
    'move.isResolved': 'Resuelta',
    'move.preview':
      '{count, plural, one {Pasa # mensaje} other {Pasan # mensajes}} a «{subject}» ({key}), que ya tiene {there}. Quedan en el orden en que se escribieron.',
    'merge.title': 'Unir con otra gestión',
    'merge.body':
      'Todo lo de esta gestión pasa a la otra. Nadie recibe nada, la clave {key} llevará allí, y se puede deshacer.',
    'merge.confirm': 'Unir',
    'move.foreign': 'Es de otro cliente: {name}. Quien tenga acceso a esa gestión podrá leer estos mensajes.',
  },
  en: {
    'move.title': 'Move to another ticket',
    'move.body':
      'The messages and their attachments go to the other ticket. Nobody is sent anything, and it can be undone.',
    'move.same': 'Of the same customer',
    'move.search': 'Search another ticket',
    'move.none': 'No other ticket matches.',
    'move.only': 'This customer has no other. Search by its key, its subject or the customer’s name.',
    'move.confirm': 'Move here',
    'move.isResolved': 'Resolved',
    'move.preview':
      '{count, plural, one {# message goes} other {# messages go}} to “{subject}” ({key}), which has {there} already. They stand in the order in which they were written.',
    'merge.title': 'Merge into another ticket',
    'merge.body':
      'All of this ticket goes to the other. Nobody is sent anything, the key {key} will lead there, and it can be undone.',
    'merge.confirm': 'Merge',
    'move.foreign':
      'It belongs to another customer: {name}. Whoever has access to that ticket will be able to read these messages.',
  },
});
