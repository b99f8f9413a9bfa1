import { defineMessages } from '@hilo/ui/i18n';

/** Two customers that are one, why, and an identity that is another's. */
export const joinMessages = defineMessages({
  es: {
    'identities.awayTitle': '¿De quién es {value}?',
    'identities.awayBody': 'Esta identidad y lo que llegue por ella pasan a otra ficha. Se puede deshacer.',
    'identities.awayNew': 'A una ficha nueva',
    'identities.awayDone': 'Identidad movida',
    'same.joinTitle': 'Unir las dos fichas',
    'same.joinBody': 'Las identidades y las gestiones de {from} pasan a {to}. Se puede deshacer.',
    'same.keeps': 'Se queda',
    'same.note': 'Por qué lo sabes',
    'same.joined': 'Fichas unidas',
    'reason.agentSaidSo': 'Alguien del equipo lo dijo',
    'reason.sameVerifiedIdentity': 'Demuestran la misma identidad',
    'reason.wroteFromBothOnTicket': 'Escribieron desde las dos en la misma gestión',
    'reason.sameAddress': 'Es la misma dirección, escrita de dos maneras',
    'reason.plusTag': 'Misma dirección con distinta etiqueta «+»',
    'reason.sameName': 'Se llaman igual',
    'reason.other': '{reason}',
    'moves.title': 'Uniones y separaciones',
    'moves.in':
      '{count, plural, one {Una identidad vino de otra ficha} other {# identidades vinieron de otra ficha}}',
    'moves.out':
      '{count, plural, one {Una identidad pasó a otra ficha} other {# identidades pasaron a otra ficha}}',
    'moves.undone': 'deshecho',
  },
  en: {
    'identities.awayTitle': 'Whose is {value}?',
    'identities.awayBody': 'This identity, and what arrives by it, go to another customer. It can be undone.',
    'identities.awayNew': 'To a new customer',
    'identities.awayDone': 'Identity moved',
    'same.joinTitle': 'Join the two customers',
    'same.joinBody': 'The identities and tickets of {from} go to {to}. It can be undone.',
    'same.keeps': 'Stays',
    'same.note': 'How you know',
    'same.joined': 'Customers joined',
    'reason.agentSaidSo': 'Somebody of the team said so',
    'reason.sameVerifiedIdentity': 'They prove the same identity',
    'reason.wroteFromBothOnTicket': 'They wrote from both on the same ticket',
    'reason.sameAddress': 'It is one address, written in two ways',
    'reason.plusTag': 'Same address with another “+” tag',
    'reason.sameName': 'They have the same name',
    'reason.other': '{reason}',
    'moves.title': 'Joined and separated',
    'moves.in':
      '{count, plural, one {One identity came from another customer} other {# identities came from another customer}}',
    'moves.out':
      '{count, plural, one {One identity went to another customer} other {# identities went to another customer}}',
    'moves.undone': 'undone',
  },
});
