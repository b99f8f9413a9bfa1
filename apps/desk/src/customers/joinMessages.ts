import { defineMessages } from '@hilo/ui/i18n';

/** Two customers that are one, and an identity that is another's. */
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
  },
});
