import { defineMessages } from '@hilo/ui/i18n';

/** The list of customers beside the one that is shown: of no use to an opened ticket. */
export const listMessages = defineMessages({
  es: {
    'list.export': 'Descargar la lista (CSV)',
    'list.title': 'Clientes',
    'list.empty.title': 'Todavía no hay clientes',
    'list.empty.body': 'Quien escriba por cualquiera de tus canales aparecerá aquí.',
    'list.none.body': 'Prueba con parte del nombre o con la dirección.',
    'list.choose.title': 'Elige un cliente',
    'list.choose.body': 'Verás cómo le reconocéis y todas sus gestiones.',
    'list.loading': 'Cargando clientes',
    'customer.notFound': 'Este cliente no existe o ya no puedes verlo.',
    'customer.toList': 'Volver a la lista',
  },
  en: {
    'list.export': 'Download the list (CSV)',
    'list.title': 'Customers',
    'list.empty.title': 'No customers yet',
    'list.empty.body': 'Whoever writes to you on any channel appears here.',
    'list.none.body': 'Try part of the name, or the address.',
    'list.choose.title': 'Choose a customer',
    'list.choose.body': 'You will see how you recognise them, and all their tickets.',
    'list.loading': 'Loading customers',
    'customer.notFound': 'This customer does not exist, or you may no longer see them.',
    'customer.toList': 'Back to the list',
  },
});
