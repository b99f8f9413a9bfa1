import { defineMessages } from '@hilo/ui/i18n';

export const priorityMessages = defineMessages({
  es: {
    'priority.label': 'Prioridad',
    'priority.low': 'Baja',
    'priority.normal': 'Normal',
    'priority.high': 'Alta',
    'priority.urgent': 'Urgente',
  },
  en: {
    'priority.label': 'Priority',
    'priority.low': 'Low',
    'priority.normal': 'Normal',
    'priority.high': 'High',
    'priority.urgent': 'Urgent',
  },
});
