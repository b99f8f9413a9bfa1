import { defineMessages } from '@hilo/ui/i18n';

/** A confirmation of receipt, and the proof that it arrived. */
export const receiptMessages = defineMessages({
  es: {
    'receipt.proof': 'Prueba de entrega',
    'receipt.text': 'Lo que dice',
    'receipt.noProof': 'No se ha podido cargar. La prueba está guardada.',
    'receipt.original': 'Descargarlo tal como salió',
    'step.made': 'Escrito',
    'step.queued': 'En cola',
    'step.sending': 'Saliendo',
    'step.sent': 'Enviado',
    'step.delivered': 'Entregado',
    'step.read': 'Leído',
    'step.failed': 'No ha salido',
    'step.unknown': 'Puede haber llegado',
    'step.unsent': 'No ha salido',
  },
  en: {
    'receipt.proof': 'Proof of delivery',
    'receipt.text': 'What it says',
    'receipt.noProof': 'It did not load. The proof is kept.',
    'receipt.original': 'Download it as it went out',
    'step.made': 'Written',
    'step.queued': 'Queued',
    'step.sending': 'Leaving',
    'step.sent': 'Sent',
    'step.delivered': 'Delivered',
    'step.read': 'Read',
    'step.failed': 'Not sent',
    'step.unknown': 'It may have arrived',
    'step.unsent': 'Not sent',
  },
});
