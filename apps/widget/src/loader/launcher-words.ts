/** The few words that stand on the page itself. */
export const launcherWords = {
  es: {
    open: 'Abrir el chat',
    close: 'Cerrar el chat',
    unread: (count: number) => (count === 1 ? '1 mensaje nuevo' : `${count} mensajes nuevos`),
  },
  en: {
    open: 'Open chat',
    close: 'Close chat',
    unread: (count: number) => (count === 1 ? '1 new message' : `${count} new messages`),
  },
};
