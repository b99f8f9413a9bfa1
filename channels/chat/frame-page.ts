import type { ChannelRequest, ChannelResponse } from '@hilo/channel-kit';
import { sayIn } from '@hilo/core';
import { chooseLocale, type Locale } from './choose-locale.ts';
import type { ChatSettings } from './settings.ts';

/**
 * The page inside the frame: nothing but our own script, which speaks as this reader is spoken to, and shown only on
 * the sites that the administrator named. Who it is for is said over the socket.
 */
export const framePage = (
  settings: ChatSettings,
  locale: Locale,
  formality: 'familiar' | 'formal',
): ChannelResponse => ({
  status: 200,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-cache',
    vary: 'accept-language',
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
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(sayIn(settings.title, locale)!)}</title>
<script type="module" src="/widget/frame-${locale}${locale === 'es' && formality === 'formal' ? '-formal' : ''}.js"></script>
</head>
<body>
<div id="hilo"></div>
</body>
</html>
`,
});

/** What the script of the site chose; else, where the chat is a page of its own, what the browser asks for. */
export const localeOf = ({ query, headers }: Pick<ChannelRequest, 'query' | 'headers'>): Locale =>
  chooseLocale(query.lang ?? null, (headers['accept-language'] ?? '').slice(0, 500).split(/\s*,\s*/));

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
