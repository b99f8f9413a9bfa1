import { errorCodes } from '@hilo/api';
import type { FastifyPluginAsync } from 'fastify';
import { html } from '../public/html.ts';
import { errorsPath } from './answer-errors.ts';

/** What the `type` of a problem leads to (RFC 9457 §3.1.1): every code, for whoever programs against us. */
export const errorsPage = (): FastifyPluginAsync => async (server) => {
  const rows = Object.entries(errorCodes).map(
    ([code, { status, title, retryable }]) =>
      html`<tr id="${code}"><th scope="row"><code>${code}</code></th><td>${status}</td><td>${title}</td><td>${retryable ? 'yes' : 'no'}</td></tr>`,
  );
  const page = html`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>Errors of the API · Hilo</title></head><body><h1>Errors of the API</h1><p>Each is answered as problem details (RFC 9457): its <code>code</code> is for programs, its <code>detail</code> says what to do, its <code>requestId</code> stands in the log.</p><table><thead><tr><th>code</th><th>status</th><th>what it says</th><th>trying again can help</th></tr></thead><tbody>${rows}</tbody></table></body></html>`;
  server.get(errorsPath, { schema: { hide: true } }, (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
      .send(page.text),
  );
};
