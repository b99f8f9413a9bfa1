/** Why a port could not be listened on and what to do, for the person at the terminal; null for any other error. */
export const whyNotListening = (error: unknown): string | null => {
  const { code, syscall, address, hostname, port } = (error ?? {}) as NodeJS.ErrnoException & {
    address?: string;
    hostname?: string;
    port?: number;
  };
  if (code === 'EADDRINUSE')
    return `Port ${port ?? ''} is taken by another program. Stop it, or choose another with HILO_PORT or HILO_SMTP_PORT.`;
  if (code === 'EACCES' && syscall === 'listen')
    return `Port ${port ?? ''} is not for this user: below 1024 only for root. Choose another with HILO_PORT or HILO_SMTP_PORT, and let a proxy hand on what comes.`;
  if (code === 'EADDRNOTAVAIL')
    return `${address ?? 'The address given'} is no address of this machine. Look at HILO_HOST and HILO_SMTP_HOST.`;
  if ((code === 'ENOTFOUND' || code === 'EAI_AGAIN') && syscall === 'getaddrinfo')
    return `${hostname ?? 'The host given'} is no name that this machine knows. Look at HILO_HOST and HILO_SMTP_HOST.`;
  return null;
};
