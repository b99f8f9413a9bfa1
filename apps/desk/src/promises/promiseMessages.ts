import { defineMessages } from '@hilo/ui/i18n';

/** What a clock is for, and how it stands: short words, since every list shows them. */
export const promiseMessages = defineMessages({
  es: {
    'kind.firstAnswer': 'Primera respuesta',
    'kind.nextAnswer': 'Siguiente respuesta',
    'kind.solution': 'Solución',
    'kind.legal': 'Plazo legal',
    'kind.cure': 'Que el cliente lo complete',
    'kind.followUp': 'Seguimiento',
    'ring.running': '{what}: quedan {duration}',
    'ring.atRisk': '{what} en riesgo: quedan {duration}',
    'ring.breached': '{what}: plazo vencido hace {duration}',
    'ring.paused': 'En espera; vuelve dentro de {duration}',
    'ring.none': 'Sin plazo',
    'ring.resolved': 'Resuelta',
    'due.in': 'en {duration}',
    'due.late': '{duration} tarde',
  },
  en: {
    'kind.firstAnswer': 'First answer',
    'kind.nextAnswer': 'Next answer',
    'kind.solution': 'Solution',
    'kind.legal': 'Legal deadline',
    'kind.cure': 'Customer completes it',
    'kind.followUp': 'Follow-up',
    'ring.running': '{what}: {duration} left',
    'ring.atRisk': '{what} at risk: {duration} left',
    'ring.breached': '{what}: overdue by {duration}',
    'ring.paused': 'Waiting; comes back in {duration}',
    'ring.none': 'No deadline',
    'ring.resolved': 'Resolved',
    'due.in': 'in {duration}',
    'due.late': '{duration} late',
  },
});
