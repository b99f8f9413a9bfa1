/** The few words that stand on the page itself. */
export const launcherWords = {
  es: {
    open: 'Abrir el chat',
    close: 'Cerrar el chat',
    unread: (count: number) => (count === 1 ? '1 mensaje nuevo' : `${count} mensajes nuevos`),
    from: (name: string) => `Mensaje nuevo de ${name}`,
  },
  en: {
    open: 'Open chat',
    close: 'Close chat',
    unread: (count: number) => (count === 1 ? '1 new message' : `${count} new messages`),
    from: (name: string) => `New message from ${name}`,
  },
};
