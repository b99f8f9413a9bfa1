import type { FastifyInstance } from 'fastify';
import type { App } from '../app/app.ts';

/** The desk's own policy: nothing from elsewhere, no inline script; mail pages and files bring a stricter one. */
const deskPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  // A PDF is given to the browser's reader out of the page's own hand.
  "frame-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

export const securityHeaders = (server: FastifyInstance, app: App): void => {
  server.addHook('onSend', async (request, reply) => {
    if (!reply.hasHeader('content-security-policy')) reply.header('content-security-policy', deskPolicy);
    reply.header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'no-referrer');
    // Else a browser looks up the hosts of all links in a mail as soon as it is shown, and the sender's name server knows.
    reply.header('x-dns-prefetch-control', 'off');
    reply.header('cross-origin-opener-policy', 'same-origin');
    reply.header('permissions-policy', 'camera=(), microphone=(), geolocation=()');
    if (app.config.publicUrl?.startsWith('https:'))
      reply.header('strict-transport-security', 'max-age=31536000');
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control'))
      reply.header('cache-control', 'no-store');
  });
};
