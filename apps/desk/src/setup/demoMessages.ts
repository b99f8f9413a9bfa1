import { defineMessages } from '@hilo/ui/i18n';

export const demoMessages = defineMessages({
  es: {
    'offer.body':
      'Puedes empezar con la mesa vacía, o con una empresa inventada de calefacción y baños: gestiones que pasan del correo al chat y vuelven. No se escribe a nadie, y se quita con un clic.',
    'offer.load': 'Ver con datos de ejemplo',
    'offer.empty': 'Empezar vacío',
    'loaded.body':
      'Listo: {tickets, plural, one {# gestión} other {# gestiones}} de ejemplo. Prueba también el chat como lo ve un cliente: escribe ahí y contesta desde la mesa.',
    'loaded.open': 'Abrir la mesa',
    'try.do': 'Probar el chat en una página',
    'try.newTab': 'se abre en otra pestaña',
    'strip.body': 'Datos de ejemplo: una empresa inventada.',
    'strip.do': 'Quitarlos',
    'clear.title': 'Quitar los datos de ejemplo',
    'clear.body':
      'Se van las gestiones, los clientes, las colas y el canal que trajo el ejemplo. Lo que sea tuyo se queda, y también las gestiones de ejemplo en las que alguien haya escrito o que se hayan unido a otra.',
    'clear.confirm': 'Quitar los datos de ejemplo',
    'clear.done': 'Datos de ejemplo quitados',
    'clear.kept':
      'Datos de ejemplo quitados. {count, plural, one {Se queda # gestión en la que habéis trabajado} other {Se quedan # gestiones en las que habéis trabajado}}: {keys}',
  },
  en: {
    'offer.body':
      'Start with an empty desk, or with a made-up heating and bathroom company: tickets that move from mail to chat and back. Nobody is written to, and one click takes it away.',
    'offer.load': 'Try it with example data',
    'offer.empty': 'Start empty',
    'loaded.body':
      'Done: {tickets, plural, one {# example ticket} other {# example tickets}}. Try the chat as a customer sees it, too: write there and answer from the desk.',
    'loaded.open': 'Open the desk',
    'try.do': 'Try the chat on a page',
    'try.newTab': 'opens in another tab',
    'strip.body': 'Example data: a made-up company.',
    'strip.do': 'Remove them',
    'clear.title': 'Remove the example data',
    'clear.body':
      'The tickets, customers, queues and the channel that the example brought go away. What is yours stays, and so do example tickets in which somebody has written or that were merged into another.',
    'clear.confirm': 'Remove the example data',
    'clear.done': 'Example data removed',
    'clear.kept':
      'Example data removed. {count, plural, one {# ticket that you worked with stays} other {# tickets that you worked with stay}}: {keys}',
  },
});
