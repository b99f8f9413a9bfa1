import type { ChannelResponse } from '@hilo/channel-kit';
import type { ChatSettings } from './settings.ts';

/**
 * The page inside the frame: nothing but our own script and style, and shown only on the sites that the administrator
 * named. Its address is the same for everybody; who it is for is said over the socket.
 */
export const framePage = (settings: ChatSettings): ChannelResponse => ({
  status: 200,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-cache',
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' blob: data:",
      "connect-src 'self'",
      "font-src 'self'",
      "media-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      `frame-ancestors 'self' ${settings.allowedOrigins.join(' ')}`.trim(),
    ].join('; '),
  },
  body: `<!doctype html>
<html lang="es">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>${escapeHtml(settings.title)}</title>
<link rel="stylesheet" href="/widget/frame.css">
</head>
<body>
<div id="hilo"></div>
<script type="module" src="/widget/frame.js"></script>
</body>
</html>
`,
});

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
