import { defineMessages } from '@hilo/ui/i18n';

/** Saying of a message that was sent whether it answers. */
export const markMessages = defineMessages({
  es: {
    'answer.title': 'Sí era la respuesta',
    'answer.body':
      'Los plazos que esperaban respuesta quedan cumplidos a la hora en que salió este mensaje. Queda dicho quién lo marcó y por qué.',
    'answer.hint': 'Por ejemplo: le dimos el importe exacto, que era lo que preguntaba',
    'answer.confirm': 'Marcar como respuesta',
    'answer.done': 'Cuenta como respuesta',
    'holding.title': 'No era la respuesta',
    'holding.body':
      'El cliente vuelve a esperar, y los plazos que este mensaje había cerrado corren otra vez desde que preguntó. Queda dicho quién lo marcó y por qué.',
    'holding.hint': 'Por ejemplo: solo le dijimos que lo estábamos mirando',
    'holding.confirm': 'Marcar como aviso',
    'holding.done': 'Ya no cuenta como respuesta',
    reason: 'Motivo',
    missing: 'Escribe el motivo.',
    undo: 'Deshacer',
    undone: 'Cuenta otra vez como antes',
    undoFailed: 'No se ha deshecho. Prueba otra vez.',
    forbidden: 'Esto quitaría un incumplimiento del registro: lo tiene que marcar supervisión.',
  },
  en: {
    'answer.title': 'It was the answer',
    'answer.body':
      'What waited for an answer is met as of when this message went out. Who marked it stays on record, and why.',
    'answer.hint': 'For example: we told them the exact amount, which is what they asked',
    'answer.confirm': 'Mark as the answer',
    'answer.done': 'It counts as the answer',
    'holding.title': 'It was not the answer',
    'holding.body':
      'The customer waits again, and the deadlines that this message had closed run again from when they asked. Who marked it stays on record, and why.',
    'holding.hint': 'For example: we only told them that we were looking into it',
    'holding.confirm': 'Mark as a holding note',
    'holding.done': 'It no longer counts as the answer',
    reason: 'Reason',
    missing: 'Write the reason.',
    undo: 'Undo',
    undone: 'It counts as before again',
    undoFailed: 'It was not undone. Try again.',
    forbidden: 'This would take a breach out of the register: supervisors have to mark it.',
  },
});
