import { defineMessages } from '@hilo/ui/i18n';

export const awayMessages = defineMessages({
  es: {
    'away.about':
      'Mientras estás fuera no te llegan gestiones nuevas, y las tuyas pasan a otra persona en cuanto el cliente escribe.',
    'away.when': 'Fuera desde ahora hasta',
    'away.past': 'Elige un momento que esté por venir.',
    'away.handTo': 'Si un cliente tuyo escribe, su gestión pasa',
    'away.queue': 'A su cola',
    'away.queueAbout': 'La coge quien esté, o quien diga el turno de la cola.',
    'away.agent': 'A una persona',
    'away.who': 'Quién te cubre',
    'away.whoMissing': 'Elige quién te cubre.',
    'away.leave': 'Estoy fuera',
    'away.done': 'Anotado. Las gestiones en las que el cliente ya espera pasan ahora.',
    'away.until': 'Estás fuera hasta el {date}',
    'away.toAgent': 'Te cubre {name}.',
    'away.toQueue': 'Tus gestiones vuelven a su cola cuando el cliente escribe.',
    'away.back': 'Ya he vuelto',
    'away.welcome': 'Vuelves a recibir gestiones.',
  },
  en: {
    'away.about':
      'While you are away you get no new tickets, and yours pass to somebody else as soon as the customer writes.',
    'away.when': 'Away from now until',
    'away.past': 'Choose a time in the future.',
    'away.handTo': 'When a customer of yours writes, the ticket goes',
    'away.queue': 'To its queue',
    'away.queueAbout': 'Whoever is in takes it, or whoever is next in the queue.',
    'away.agent': 'To one person',
    'away.who': 'Who stands in',
    'away.whoMissing': 'Choose who stands in.',
    'away.leave': 'I am away',
    'away.done': 'Noted. Tickets whose customer is waiting already are handed on now.',
    'away.until': 'You are away until {date}',
    'away.toAgent': '{name} stands in.',
    'away.toQueue': 'Your tickets go back to their queue when their customer writes.',
    'away.back': 'I am back',
    'away.welcome': 'You get tickets again.',
  },
});
