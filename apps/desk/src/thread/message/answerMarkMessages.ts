import { defineMessages } from '@hilo/ui/i18n';

/** Why something that was sent answers nothing, or does though it does not look like it. */
export const answerMarkMessages = defineMessages({
  es: {
    'mark.noAnswer': 'No es la respuesta',
    'mark.noAnswer.receipt': 'Solo confirma que ha llegado. El plazo de respuesta sigue corriendo.',
    'mark.noAnswer.automatic': 'Lo escribió un programa. El plazo de respuesta sigue corriendo.',
    'mark.noAnswer.forward': 'Fue a otra persona, no al cliente. El plazo de respuesta sigue corriendo.',
    'mark.noAnswer.holding': 'Avisa de que habrá respuesta, pero no lo es. El plazo sigue corriendo.',
    'mark.noAnswer.redirect': 'Remite a otro canal sin contestar. El plazo de respuesta sigue corriendo.',
    'mark.noAnswer.empty': 'No dice nada de lo que preguntó. El plazo de respuesta sigue corriendo.',
    'mark.noAnswer.cure': 'Le pide lo que falta. El plazo está parado hasta que lo complete.',
    'mark.noAnswer.extension': 'Le dice que se amplía el plazo, y por qué. El nuevo sigue corriendo.',
    'mark.noAnswer.transfer': 'Le dice a quién se trasladó: le toca resolverlo a otra entidad.',
    'mark.noAnswer.marked':
      '{name} lo marcó después de enviarlo: no era la respuesta. El plazo sigue corriendo.',
    'mark.somebody': 'Alguien',
    'mark.countsBy': 'Cuenta como respuesta',
    'mark.countsByMarked': '{name} lo marcó después de enviarlo, y dijo por qué:',
    'mark.countsByWhy': 'Por sus palabras no lo parece; quien la envió dijo por qué lo es:',
    'mark.elsewhereBy': 'Por otro canal',
    'mark.elsewhereByWhy': 'No salió por el canal de la pregunta; quien la envió dijo por qué:',
  },
  en: {
    'mark.noAnswer': 'Not the answer',
    'mark.noAnswer.receipt': 'It only confirms that it came. The time for an answer runs on.',
    'mark.noAnswer.automatic': 'A program wrote it. The time for an answer runs on.',
    'mark.noAnswer.forward': 'It went to somebody else than the customer. The time for an answer runs on.',
    'mark.noAnswer.holding': 'It says that an answer will come, and is none. The time runs on.',
    'mark.noAnswer.redirect': 'It sends them elsewhere without answering. The time for an answer runs on.',
    'mark.noAnswer.empty': 'It says nothing about what was asked. The time for an answer runs on.',
    'mark.noAnswer.cure': 'It asks for what is missing. The time stands still until that comes.',
    'mark.noAnswer.extension': 'It says that more time is taken, and why. The new time runs on.',
    'mark.noAnswer.transfer': 'It says to whom it was passed on: another body has to decide it.',
    'mark.noAnswer.marked': '{name} marked it after it was sent: it was not the answer. The time runs on.',
    'mark.somebody': 'Somebody',
    'mark.countsBy': 'Counts as the answer',
    'mark.countsByMarked': '{name} marked it after it was sent, and said why:',
    'mark.countsByWhy': 'By its words it does not look like one; whoever sent it said why it is:',
    'mark.elsewhereBy': 'By another channel',
    'mark.elsewhereByWhy': 'It did not leave by the channel of the question; whoever sent it said why:',
  },
});
