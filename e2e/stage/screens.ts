/** What stands in a filled desk, by which its screens are found. */
export type Place = {
  ticketId: string;
  customerId: string;
  channelId: string;
  webhookId: string;
  importId: string;
  hoursId: string;
};
/** A screen: what stands in it once it is there, and for whom it is. */
type Screen = { heading: string | RegExp; at?: (place: Place) => string; isForStrangers?: true };

/** Every route of the desk. One that is missing here fails the first test. */
export const screens: Record<string, Screen> = {
  '/': { heading: /Mías/ },
  '/tickets': { heading: /Todas/, at: () => '/tickets?view=all' },
  '/tickets/$ticketId': {
    heading: 'Mi caldera no arranca',
    at: ({ ticketId }) => `/tickets/${ticketId}?view=all`,
  },
  '/customers': { heading: 'Clientes' },
  '/customers/$customerId': { heading: 'Ana Núñez', at: ({ customerId }) => `/customers/${customerId}` },
  '/admin': { heading: 'Personas' },
  '/account': { heading: 'Tus datos' },
  '/account/security': { heading: 'Contraseña y sesiones' },
  '/account/notifications': { heading: 'Novedades' },
  '/admin/people': { heading: 'Personas' },
  '/admin/teams': { heading: 'Equipos' },
  '/admin/queues': { heading: 'Colas' },
  '/admin/tags': { heading: 'Etiquetas' },
  '/admin/answers': { heading: 'Respuestas y macros' },
  '/admin/rules': { heading: 'Reglas' },
  '/admin/promises': { heading: 'Promesas' },
  '/admin/hours': { heading: 'Horarios' },
  '/admin/hours/$hoursId': { heading: 'Horario general', at: ({ hoursId }) => `/admin/hours/${hoursId}` },
  '/admin/calendars': { heading: 'Calendarios' },
  '/admin/calendars/$code': { heading: 'Comunidad de Madrid', at: () => '/admin/calendars/ES-MD' },
  '/admin/escalation': { heading: 'Si se incumple' },
  '/admin/law': { heading: 'La ley' },
  '/account/away': { heading: 'Fuera de la oficina' },
  '/tickets/$ticketId/print': {
    heading: 'Mi caldera no arranca',
    at: ({ ticketId }) => `/tickets/${ticketId}/print`,
  },
  '/admin/channels': { heading: 'Canales' },
  '/admin/channels/new': { heading: 'Conectar un canal' },
  '/admin/channels/signed-in': { heading: 'Inicio de sesión en el proveedor' },
  '/admin/channels/$channelId': { heading: 'Correo', at: ({ channelId }) => `/admin/channels/${channelId}` },
  '/admin/arrivals': { heading: 'Apartado y bloqueado' },
  '/admin/organisation': { heading: 'Organización' },
  '/promises': { heading: 'Promesas ahora' },
  '/promises/breaches': { heading: 'Incumplimientos' },
  '/promises/approvals': { heading: 'Aprobaciones' },
  '/reports': { heading: 'Informe' },
  '/admin/fields': { heading: 'Campos' },
  '/admin/imports': { heading: 'Importar clientes' },
  '/admin/imports/$importId': { heading: 'clientes.csv', at: ({ importId }) => `/admin/imports/${importId}` },
  '/admin/webhooks': { heading: 'Webhooks' },
  '/admin/webhooks/$webhookId': {
    heading: 'Facturación',
    at: ({ webhookId }) => `/admin/webhooks/${webhookId}`,
  },
  '/admin/api-keys': { heading: 'Claves de API' },
  '/admin/about': { heading: 'Acerca de Hilo' },
  '/$': { heading: 'Aquí no hay nada', at: () => '/nowhere/at/all' },
  '/sign-in': { heading: 'Entra en la mesa', isForStrangers: true },
  '/forgotten': { heading: 'Otra contraseña', isForStrangers: true },
  '/invitation': {
    heading: 'Este enlace ya no sirve',
    at: () => '/invitation#token=none',
    isForStrangers: true,
  },
  '/setup': { heading: 'Este Hilo ya está preparado', isForStrangers: true },
};
