import { defineMessages } from '@hilo/ui/i18n';

/** What a matter is about, where the law treats it apart. */
export const topicMessages = defineMessages({
  es: {
    'next.topic': 'Materia',
    'topic.none': 'Ninguna en especial',
    'topic.billing': 'Facturas y cobros',
    'topic.continuity': 'Corte del servicio',
    'topic.metering': 'Contador y lecturas',
    'topic.wrongCut': 'Corte indebido',
    'topic.paymentService': 'Servicio de pago',
    'topic.vitalRisk': 'Riesgo vital',
    'topic.priorityRisk': 'Riesgo que no espera',
    'topic.documents': 'Piden documentos o información',
    'topic.consultation': 'Piden un criterio',
    'topic.personalData': 'Datos personales',
  },
  en: {
    'next.topic': 'Topic',
    'topic.none': 'None in particular',
    'topic.billing': 'Bills and charges',
    'topic.continuity': 'Service interruption',
    'topic.metering': 'Meter and readings',
    'topic.wrongCut': 'Wrongful cut',
    'topic.paymentService': 'Payment service',
    'topic.vitalRisk': 'Risk to life',
    'topic.priorityRisk': 'Risk that cannot wait',
    'topic.documents': 'Documents or information asked for',
    'topic.consultation': 'An opinion asked for',
    'topic.personalData': 'Personal data',
  },
});
