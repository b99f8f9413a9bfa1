import { defineMessages } from '@hilo/ui/i18n';

/** What happened to a ticket, as its thread tells it: by you, by somebody with a name, or by itself. */
export const eventMessages = defineMessages({
  es: {
    'event.somebody': 'Alguien',
    'event.program': 'Un programa',
    'event.another': 'otra',
    'event.taken': '{who, select, you {Te la asignaste} other {{name} se la asignó}}',
    'event.assigned':
      '{who, select, you {La asignaste a {to}} named {{name} la asignó a {to}} other {Se asignó a {to}}}',
    'event.assignedToYou': '{who, select, named {{name} te la asignó} other {Se te asignó}}',
    'event.released':
      '{who, select, you {La dejaste sin asignar} named {{name} la dejó sin asignar} other {Quedó sin asignar}}',
    'event.queued':
      '{who, select, you {La pasaste a la cola {queue}} named {{name} la pasó a la cola {queue}} other {Pasó a la cola {queue}}}',
    'event.waiting':
      '{who, select, you {La pusiste en espera} named {{name} la puso en espera} other {Quedó en espera}}',
    'event.waitingUntil':
      '{who, select, you {La pusiste en espera hasta el {date}} named {{name} la puso en espera hasta el {date}} other {Quedó en espera hasta el {date}}}',
    'event.back':
      '{who, select, you {La sacaste de la espera} named {{name} la sacó de la espera} other {Volvió de la espera}}',
    'event.reopened': '{who, select, you {La reabriste} named {{name} la reabrió} other {Se reabrió}}',
    'event.reopenedByMessage': 'Se reabrió al llegar un mensaje',
    'event.resolved': '{who, select, you {La resolviste} named {{name} la resolvió} other {Quedó resuelta}}',
    'event.snoozed':
      '{who, select, you {La aplazaste hasta el {date}} named {{name} la aplazó hasta el {date}} other {Quedó aplazada hasta el {date}}}',
    'event.awake':
      '{who, select, you {La trajiste de vuelta} named {{name} la trajo de vuelta} other {Acabó el aplazamiento}}',
    'event.customerChanged':
      '{who, select, you {La pasaste a la ficha de otro cliente} named {{name} la pasó a la ficha de otro cliente} other {Pasó a la ficha de otro cliente}}',
    'event.movedAway':
      '{who, select, you {Moviste {count, plural, one {un mensaje} other {# mensajes}}} named {{name} movió {count, plural, one {un mensaje} other {# mensajes}}} other {{count, plural, one {Se movió un mensaje} other {Se movieron # mensajes}}}} a otra gestión',
    'event.movedHere':
      '{who, select, you {Trajiste {count, plural, one {un mensaje} other {# mensajes}}} named {{name} trajo {count, plural, one {un mensaje} other {# mensajes}}} other {{count, plural, one {Llegó un mensaje} other {Llegaron # mensajes}}}} de otra gestión',
    'event.wentBack':
      '{who, select, you {Devolviste {count, plural, one {un mensaje} other {# mensajes}}} named {{name} devolvió {count, plural, one {un mensaje} other {# mensajes}}} other {{count, plural, one {Volvió un mensaje} other {Volvieron # mensajes}}}} a su gestión',
    'event.cameBack':
      '{who, select, you {Recuperaste {count, plural, one {un mensaje} other {# mensajes}}} named {{name} recuperó {count, plural, one {un mensaje} other {# mensajes}}} other {{count, plural, one {Volvió un mensaje} other {Volvieron # mensajes}}}} de otra gestión',
    'event.markedAnswer':
      '{who, select, you {Marcaste un mensaje como respuesta} named {{name} marcó un mensaje como respuesta} other {Se marcó un mensaje como respuesta}}',
    'event.markedHolding':
      '{who, select, you {Marcaste que un mensaje no era la respuesta} named {{name} marcó que un mensaje no era la respuesta} other {Se marcó que un mensaje no era la respuesta}}',
    'event.unmarked':
      '{who, select, you {Quitaste la marca de un mensaje} named {{name} quitó la marca de un mensaje} other {Se quitó la marca de un mensaje}}',
    'event.redacted':
      '{who, select, you {Tachaste un mensaje} named {{name} tachó un mensaje} other {Se tachó un mensaje}}',
    'event.redactedFile':
      '{who, select, you {Tachaste un adjunto} named {{name} tachó un adjunto} other {Se tachó un adjunto}}',
    'event.participantAdded':
      '{who, select, you {Añadiste a alguien en copia} named {{name} añadió a alguien en copia} other {Se añadió una dirección}}',
    'event.participantRemoved':
      '{who, select, you {Quitaste a alguien de la copia} named {{name} quitó a alguien de la copia} other {Se quitó una dirección}}',
    'event.handedAway': 'Pasa a {to} porque {from} no está',
    'event.queuedAway': 'Vuelve a la cola porque {from} no está',
    'event.turn': 'Asignada por turno a {to}',
    'event.turnToYou': 'Te ha tocado por turno',
    'event.rule': 'Regla «{rule}»: {changes}',
    'event.ruleGone': 'Una regla: {changes}',
    'event.macro':
      '{who, select, you {Usaste una macro} named {{name} usó una macro} other {Se usó una macro}}',
    'rule.queue': 'a la cola {queue}',
    'rule.owner': 'para {name}',
    'rule.team': 'por turno en su equipo',
    'rule.kind': 'tipo',
    'rule.priority': 'prioridad {priority}',
    'rule.tags': '{count, plural, one {# etiqueta} other {# etiquetas}}',
    'priority.low': 'baja',
    'priority.normal': 'normal',
    'priority.high': 'alta',
    'priority.urgent': 'urgente',
    'field.priority': 'la prioridad',
    'event.changed':
      '{who, select, you {Cambiaste {fields}} named {{name} cambió {fields}} other {Cambió: {fields}}}',
    'event.more': '{count, plural, one {Un cambio más} other {# cambios más}}',
    'event.less': 'Ocultar los cambios',
    'event.other': 'Ver la otra gestión',
    'field.subject': 'el asunto',
    'field.kind': 'el tipo',
    'field.queueId': 'la cola',
    'field.tags': 'las etiquetas',
    'field.disposition': 'el resultado',
    'field.reason': 'el motivo',
    'field.isSpam': 'la marca de spam',
    'field.waitingOn': 'a quién se espera',
    'field.followUpAt': 'cuándo vuelve',
  },
  en: {
    'event.somebody': 'Somebody',
    'event.program': 'A program',
    'event.another': 'another queue',
    'event.taken': '{who, select, you {You took it} other {{name} took it}}',
    'event.assigned':
      '{who, select, you {You assigned it to {to}} named {{name} assigned it to {to}} other {Assigned to {to}}}',
    'event.assignedToYou': '{who, select, named {{name} assigned it to you} other {Assigned to you}}',
    'event.released':
      '{who, select, you {You left it unassigned} named {{name} left it unassigned} other {Left unassigned}}',
    'event.queued':
      '{who, select, you {You moved it to {queue}} named {{name} moved it to {queue}} other {Moved to {queue}}}',
    'event.waiting':
      '{who, select, you {You set it to wait} named {{name} set it to wait} other {Set to wait}}',
    'event.waitingUntil':
      '{who, select, you {You set it to wait until {date}} named {{name} set it to wait until {date}} other {Waits until {date}}}',
    'event.back':
      '{who, select, you {You took it out of waiting} named {{name} took it out of waiting} other {Came back from waiting}}',
    'event.reopened': '{who, select, you {You reopened it} named {{name} reopened it} other {Reopened}}',
    'event.reopenedByMessage': 'Reopened by a message',
    'event.resolved': '{who, select, you {You resolved it} named {{name} resolved it} other {Resolved}}',
    'event.snoozed':
      '{who, select, you {You snoozed it until {date}} named {{name} snoozed it until {date}} other {Snoozed until {date}}}',
    'event.awake':
      '{who, select, you {You brought it back} named {{name} brought it back} other {The snooze ended}}',
    'event.customerChanged':
      '{who, select, you {You moved it to another customer} named {{name} moved it to another customer} other {Moved to another customer}}',
    'event.movedAway':
      '{who, select, you {You moved {count, plural, one {a message} other {# messages}}} named {{name} moved {count, plural, one {a message} other {# messages}}} other {{count, plural, one {A message was moved} other {# messages were moved}}}} to another ticket',
    'event.movedHere':
      '{who, select, you {You brought {count, plural, one {a message} other {# messages}}} named {{name} brought {count, plural, one {a message} other {# messages}}} other {{count, plural, one {A message came} other {# messages came}}}} from another ticket',
    'event.wentBack':
      '{who, select, you {You put {count, plural, one {a message} other {# messages}} back} named {{name} put {count, plural, one {a message} other {# messages}} back} other {{count, plural, one {A message went back} other {# messages went back}}}} to where it was',
    'event.cameBack':
      '{who, select, you {You took {count, plural, one {a message} other {# messages}} back} named {{name} took {count, plural, one {a message} other {# messages}} back} other {{count, plural, one {A message came back} other {# messages came back}}}} from another ticket',
    'event.markedAnswer':
      '{who, select, you {You marked a message as the answer} named {{name} marked a message as the answer} other {A message was marked as the answer}}',
    'event.markedHolding':
      '{who, select, you {You marked that a message was not the answer} named {{name} marked that a message was not the answer} other {It was marked that a message was not the answer}}',
    'event.unmarked':
      '{who, select, you {You removed the mark of a message} named {{name} removed the mark of a message} other {The mark of a message was removed}}',
    'event.redacted':
      '{who, select, you {You redacted a message} named {{name} redacted a message} other {A message was redacted}}',
    'event.redactedFile':
      '{who, select, you {You redacted an attachment} named {{name} redacted an attachment} other {An attachment was redacted}}',
    'event.participantAdded':
      '{who, select, you {You copied somebody in} named {{name} copied somebody in} other {An address was added}}',
    'event.participantRemoved':
      '{who, select, you {You took somebody out of copy} named {{name} took somebody out of copy} other {An address was removed}}',
    'event.handedAway': 'Goes to {to} because {from} is away',
    'event.queuedAway': 'Back in the queue because {from} is away',
    'event.turn': 'Assigned to {to} in turn',
    'event.turnToYou': 'It was your turn',
    'event.rule': 'Rule “{rule}”: {changes}',
    'event.ruleGone': 'A rule: {changes}',
    'event.macro':
      '{who, select, you {You used a macro} named {{name} used a macro} other {A macro was used}}',
    'rule.queue': 'to the queue {queue}',
    'rule.owner': 'for {name}',
    'rule.team': 'in turn within its team',
    'rule.kind': 'kind',
    'rule.priority': '{priority} priority',
    'rule.tags': '{count, plural, one {# tag} other {# tags}}',
    'priority.low': 'low',
    'priority.normal': 'normal',
    'priority.high': 'high',
    'priority.urgent': 'urgent',
    'field.priority': 'the priority',
    'event.changed':
      '{who, select, you {You changed {fields}} named {{name} changed {fields}} other {Changed: {fields}}}',
    'event.more': '{count, plural, one {One more change} other {# more changes}}',
    'event.less': 'Hide the changes',
    'event.other': 'See the other ticket',
    'field.subject': 'the subject',
    'field.kind': 'the kind',
    'field.queueId': 'the queue',
    'field.tags': 'the tags',
    'field.disposition': 'the outcome',
    'field.reason': 'the reason',
    'field.isSpam': 'the spam mark',
    'field.waitingOn': 'who is waited for',
    'field.followUpAt': 'when it comes back',
  },
});
