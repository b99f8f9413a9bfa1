import { defineMessages } from '@hilo/ui/i18n';

/** What became of the promises of a ticket, and what was asked of a second person, as its thread tells it. */
export const clockEventMessages = defineMessages({
  es: {
    'event.somebody': 'Alguien',
    'event.toYou': 'ti',
    'promise.told': 'aviso para {names}',
    'event.warned': 'Aviso al {percent} % del plazo: {what} vence el {date}',
    'event.warnedHalf': 'Aviso a mitad de plazo: {what} vence el {date}',
    'event.warnedLast': 'Aviso: queda un cuarto del plazo; {what} vence el {date}',
    'event.breached': 'Plazo vencido: {what}, {date}',
    'event.escalated': 'Fuera de plazo: {what}. Aviso para {names}',
    'event.escalatedToNobody': 'Fuera de plazo: {what}. No hay a quién avisar',
    'event.metLate': 'Contestada fuera de plazo',
    'event.extended':
      '{who, select, you {Has ampliado el plazo legal: vencía el {from}, vence el {to}} named {{name} ha ampliado el plazo legal: vencía el {from}, vence el {to}} other {Se ha ampliado el plazo legal: vencía el {from}, vence el {to}}}',
    'event.repaired':
      '{what, select, noClock {No tenía ningún plazo: ahora tiene uno} noFollowUp {Esperaba sin día de vuelta: ahora tiene uno} noQueue {No estaba en ninguna cola: ahora está en una} other {Quien la llevaba ya no está: vuelve a la cola}}',
    'event.approvalAsked':
      '{who, select, you {Has pedido aprobación para {action}} named {{name} pide aprobación para {action}} other {Se pide aprobación para {action}}}',
    'event.approval.approved':
      '{who, select, you {Has aprobado {action}} named {{name} ha aprobado {action}} other {Se aprobó {action}}}',
    'event.approval.refused':
      '{who, select, you {Has rechazado {action}} named {{name} ha rechazado {action}} other {Se rechazó {action}}}',
    'event.approval.withdrawn':
      '{who, select, you {Has retirado la petición de {action}} named {{name} ha retirado la petición de {action}} other {Se retiró la petición de {action}}}',
    'approval.relabel': 'cambiarle el tipo',
    'approval.close': 'cerrarla sin respuesta',
    'approval.merge': 'unirla a otra',
    'approval.spam': 'marcarla como spam',
    'approval.extend': 'ampliar su plazo legal',
    'clock.firstAnswer': 'la primera respuesta',
    'clock.nextAnswer': 'la siguiente respuesta',
    'clock.solution': 'la solución',
    'clock.legal': 'el plazo legal',
    'clock.cure': 'lo que el cliente debe completar',
    'clock.followUp': 'lo prometido',
    'clock.back': 'la vuelta a la lista',
    'promise.kept': 'Plazo legal cumplido',
    'promise.broken': 'Plazo legal incumplido',
    'promise.before': '{what}, {duration} antes de plazo',
    'promise.was': '{what}, vencía el {date}',
  },
  en: {
    'event.somebody': 'Somebody',
    'event.toYou': 'you',
    'promise.told': 'told: {names}',
    'event.warned': 'Warning at {percent}% of the time: {what} is due on {date}',
    'event.warnedHalf': 'Half-time warning: {what} is due on {date}',
    'event.warnedLast': 'Warning: a quarter of the time is left; {what} is due on {date}',
    'event.breached': 'Overdue: {what}, {date}',
    'event.escalated': 'Overdue: {what}. Told: {names}',
    'event.escalatedToNobody': 'Overdue: {what}. There is nobody to tell',
    'event.metLate': 'Answered after its time',
    'event.extended':
      '{who, select, you {You extended the legal deadline: it was {from}, it is {to}} named {{name} extended the legal deadline: it was {from}, it is {to}} other {The legal deadline was extended: it was {from}, it is {to}}}',
    'event.repaired':
      '{what, select, noClock {It had no deadline: now it has one} noFollowUp {It waited without a day to come back: now it has one} noQueue {It was in no queue: now it is in one} other {Its owner is gone: back in the queue}}',
    'event.approvalAsked':
      '{who, select, you {You asked for approval to {action}} named {{name} asks for approval to {action}} other {Approval is asked for to {action}}}',
    'event.approval.approved':
      '{who, select, you {You approved: {action}} named {{name} approved: {action}} other {Approved: {action}}}',
    'event.approval.refused':
      '{who, select, you {You refused: {action}} named {{name} refused: {action}} other {Refused: {action}}}',
    'event.approval.withdrawn':
      '{who, select, you {You withdrew: {action}} named {{name} withdrew: {action}} other {Withdrawn: {action}}}',
    'approval.relabel': 'change its kind',
    'approval.close': 'close it without an answer',
    'approval.merge': 'merge it into another',
    'approval.spam': 'mark it as spam',
    'approval.extend': 'extend its legal deadline',
    'clock.firstAnswer': 'the first answer',
    'clock.nextAnswer': 'the next answer',
    'clock.solution': 'the solution',
    'clock.legal': 'the legal deadline',
    'clock.cure': 'what the customer has to complete',
    'clock.followUp': 'what was promised',
    'clock.back': 'the return to the list',
    'promise.kept': 'Legal deadline met',
    'promise.broken': 'Legal deadline missed',
    'promise.before': '{what}, {duration} before its time',
    'promise.was': '{what}, was due on {date}',
  },
});
