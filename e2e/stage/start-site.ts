import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Site = {
  /** Another origin than the server's. */
  origin: string;
  /** The same page under another name: there the frame is a third party, and Chromium refuses it storage. */
  strangeOrigin: string;
  stop(): Promise<void>;
};

const css = `
body { margin: 0; font: 16px/1.6 Georgia, serif; color: #2b2622; background: #fbf9f6 }
header { padding: 24px 6vw; border-bottom: 1px solid #e6dfd7 } main { padding: 48px 6vw; max-width: 60ch }
* { letter-spacing: 0.02em }
body ~ * { transform: rotate(3deg); opacity: 0.4; position: absolute; top: 0; left: 0 }
div, iframe, button { border: 4px dashed red; background: yellow }
`;

/**
 * Somebody's own site, with rules for everything on it, that lets the widget in as strictly as a policy can: scripts and
 * frames of that one origin, and nothing inline. `?locale=…` and the like become `data-…` of the script tag.
 */
export const startSite = async (hilo: string, channelId: string): Promise<Site> => {
  const policy = [
    "default-src 'none'",
    `script-src ${hilo}`,
    `frame-src ${hilo}`,
    "style-src 'self'",
    "img-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://site');
    if (url.pathname === '/site.css') return response.writeHead(200, { 'content-type': 'text/css' }).end(css);
    if (url.pathname === '/favicon.ico') return response.writeHead(204).end();
    const facts = [...url.searchParams].map(
      ([name, value]) => ` data-${name}="${value.replace(/"/g, '&quot;')}"`,
    );
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy })
      .end(
        `<!doctype html><html lang="es"><head><meta charset="utf-8"><title>Panadería Sol</title>
        <meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/site.css">
        <script async src="${hilo}/widget.js" data-channel="${channelId}"${facts.join('')}></script></head><body>
        <header><strong>Panadería Sol</strong></header>
        <main><h1>Pan de masa madre</h1><p>${'Lo hacemos de noche y lo llevamos por la mañana. '.repeat(12)}</p>
        <p><a href="/otra">Otra página</a></p></main></body></html>`,
      );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    strangeOrigin: `http://localhost:${port}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
};
