import type { Locale } from '../public/say-moment.ts';

/** Columns as programs know them, and what a person reads above them. */
const columns = {
  trackingKey: ['Clave', 'Key'],
  subject: ['Asunto', 'Subject'],
  status: ['Estado', 'Status'],
  kind: ['Tipo', 'Kind'],
  priority: ['Prioridad', 'Priority'],
  customer: ['Cliente', 'Customer'],
  address: ['Dirección del cliente', 'Customer’s address'],
  organisation: ['Empresa', 'Organisation'],
  owner: ['Responsable', 'Owner'],
  queue: ['Cola', 'Queue'],
  channel: ['Canal', 'Channel'],
  tags: ['Etiquetas', 'Tags'],
  messages: ['Mensajes', 'Messages'],
  openedAt: ['Abierta', 'Opened'],
  lastMessageAt: ['Último mensaje', 'Last message'],
  waitingSince: ['Espera desde', 'Waiting since'],
  waitingOn: ['A la espera de', 'Waiting on'],
  followUpAt: ['Se retoma', 'Follow-up'],
  dueAt: ['Vence', 'Due'],
  dueState: ['Plazo', 'Promise'],
  resolvedAt: ['Resuelta', 'Resolved'],
  disposition: ['Resultado', 'Disposition'],
  id: ['Id', 'Id'],
  name: ['Nombre', 'Name'],
  isOrganisation: ['Es una empresa', 'Is an organisation'],
  mailAddress: ['Correo', 'E-mail'],
  phoneNumber: ['Teléfono', 'Phone'],
  locale: ['Idioma', 'Language'],
  about: ['Notas', 'Notes'],
  createdAt: ['Desde', 'Since'],
  updatedAt: ['Último cambio', 'Last change'],
  day: ['Día', 'Day'],
  waiting: ['Esperan', 'Waiting'],
  oldestSince: ['Desde hace más', 'Longest since'],
  answered: ['Contestadas', 'Answered'],
  resolved: ['Resueltas', 'Resolved'],
  firstAnswers: ['Primeras respuestas', 'First answers'],
  medianSeconds: ['Primera respuesta, mitad (s)', 'First answer, median (s)'],
  clock: ['Plazo', 'Clock'],
  rule: ['Norma', 'Rule'],
  article: ['Artículo', 'Article'],
  breachedAt: ['Incumplido', 'Broken'],
  answeredAt: ['Contestado', 'Answered'],
  cause: ['Causa', 'Cause'],
  remedy: ['Remedio', 'Remedy'],
  notedBy: ['Anotado por', 'Noted by'],
  notedAt: ['Anotado', 'Noted'],
  p90Seconds: ['Primera respuesta, nueve de diez (s)', 'First answer, nine of ten (s)'],
} as const;
export type Column = keyof typeof columns;

/** Values that programs know by a word of the API. */
const values: Record<string, readonly [string, string]> = {
  'status.open': ['Abierta', 'Open'],
  'status.waiting': ['En espera', 'Waiting'],
  'status.resolved': ['Resuelta', 'Resolved'],
  'kind.query': ['Consulta', 'Query'],
  'kind.instantQuery': ['Consulta inmediata', 'Instant query'],
  'kind.complaint': ['Reclamación', 'Complaint'],
  'kind.incident': ['Incidencia', 'Incident'],
  'kind.suggestion': ['Sugerencia', 'Suggestion'],
  'kind.thanks': ['Agradecimiento', 'Thanks'],
  'clock.firstAnswer': ['Primera respuesta', 'First answer'],
  'clock.nextAnswer': ['Siguiente respuesta', 'Next answer'],
  'clock.solution': ['Solución', 'Solution'],
  'clock.legal': ['Plazo legal', 'Legal deadline'],
  'clock.followUp': ['Seguimiento', 'Follow-up'],
  'priority.low': ['Baja', 'Low'],
  'priority.normal': ['Normal', 'Normal'],
  'priority.high': ['Alta', 'High'],
  'priority.urgent': ['Urgente', 'Urgent'],
  'waitingOn.customer': ['El cliente', 'Customer'],
  'waitingOn.partner': ['Un tercero', 'Partner'],
  'waitingOn.internal': ['Nosotros', 'Internal'],
  'dueState.onTime': ['En plazo', 'On time'],
  'dueState.atRisk': ['En riesgo', 'At risk'],
  'dueState.overdue': ['Fuera de plazo', 'Overdue'],
};

const at: Record<Locale, 0 | 1> = { es: 0, en: 1 };

/** The heading of a column, as a program or a person reads it. */
export const headingOf = (column: Column, locale: Locale | null): string =>
  locale === null ? column : columns[column][at[locale]];

export const wordFor = (column: Column, value: string | null, locale: Locale | null): string | null =>
  value === null || locale === null ? value : (values[`${column}.${value}`]?.[at[locale]] ?? value);
