import { defineMessages } from '@hilo/ui/i18n';

/** The clocks of a ticket beside its thread, and what an agent promises. */
export const clockMessages = defineMessages({
  es: {
    'clocks.why': '¿Por qué esta fecha?',
    'clocks.binds': 'Manda este',
    'clocks.bindsWhy': 'De los plazos legales de esta gestión es el que vence antes.',
    'clocks.paused': 'parado; quedan {duration}',
    'clocks.in': 'en {duration}',
    'clocks.ago': 'venció hace {duration}',
    'clocks.promise': 'Promesa del canal',
    'clocks.extend': 'Ampliar',
    'clocks.extended': '{article} · ampliado',
    'clocks.promisedBy': 'Lo prometió {name}',
    'rule.waiting': 'Vuelve de la espera',
    'rule.snooze': 'Acaba el aplazamiento',
    'rule.repair': 'Alguien tiene que mirarla',
    'followUp.add': 'Añadir un seguimiento',
  },
  en: {
    'clocks.why': 'Why this date?',
    'clocks.binds': 'This one binds',
    'clocks.bindsWhy': 'Of the legal deadlines of this ticket it is due first.',
    'clocks.paused': 'paused; {duration} left',
    'clocks.in': 'in {duration}',
    'clocks.ago': 'due {duration} ago',
    'clocks.promise': 'Promise of the channel',
    'clocks.extend': 'Extend',
    'clocks.extended': '{article} · extended',
    'clocks.promisedBy': 'Promised by {name}',
    'rule.waiting': 'Comes back from waiting',
    'rule.snooze': 'The snooze ends',
    'rule.repair': 'Somebody has to look at it',
    'followUp.add': 'Add a follow-up',
  },
});
