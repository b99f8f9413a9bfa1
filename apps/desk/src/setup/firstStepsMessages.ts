import { defineMessages } from '@hilo/ui/i18n';

export const firstStepsMessages = defineMessages({
  es: {
    title: 'Todavía no ha llegado nada',
    'write.title': 'Que alguien escriba',
    'write.some': 'Se puede escribir por {channels}.',
    'write.none': 'Ningún canal está abierto todavía.',
    'write.try': 'Escribir como un cliente',
    'write.connect': 'Conectar un canal',
    'write.channels': 'Ver los canales',
    'answer.title': 'Contestar',
    'answer.body':
      'Lo que llegue aparece en la lista. Ábrelo, pulsa R y escribe: arriba ves cuándo vence el plazo, y al lado, quién te escribe.',
    'team.title': 'Traer al equipo',
    'team.body': 'Cada persona entra con su correo y ve lo que le toca.',
    'team.do': 'Invitar a alguien',
    'examples.body': '¿Prefieres mirar antes? Una empresa inventada llena la mesa, y se quita con un clic.',
    'examples.do': 'Ver con datos de ejemplo',
  },
  en: {
    title: 'Nothing has arrived yet',
    'write.title': 'Get the first message',
    'write.some': 'Customers can write by {channels}.',
    'write.none': 'No channel is open yet.',
    'write.try': 'Write as a customer',
    'write.connect': 'Connect a channel',
    'write.channels': 'See the channels',
    'answer.title': 'Answer',
    'answer.body':
      'What arrives appears in the list. Open it, press R and write: you see when it is due above, and who is writing beside it.',
    'team.title': 'Bring your team',
    'team.body': 'Everybody signs in with their own address and sees what is theirs.',
    'team.do': 'Invite somebody',
    'examples.body':
      'Rather look around first? A made-up company fills the desk, and one click takes it away again.',
    'examples.do': 'Try it with example data',
  },
});
