import { defineMessages } from '@hilo/ui/i18n';

/** What sort of matter a ticket is. */
export const kindMessages = defineMessages({
  es: {
    'kind.query': 'Consulta',
    'kind.instantQuery': 'Consulta inmediata',
    'kind.complaint': 'Reclamación',
    'kind.incident': 'Incidencia',
    'kind.suggestion': 'Sugerencia',
    'kind.thanks': 'Agradecimiento',
  },
  en: {
    'kind.query': 'Query',
    'kind.instantQuery': 'Instant query',
    'kind.complaint': 'Complaint',
    'kind.incident': 'Incident',
    'kind.suggestion': 'Suggestion',
    'kind.thanks': 'Thanks',
  },
});
