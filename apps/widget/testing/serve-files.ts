import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { ChatFile, FileAnswer } from '@hilo/channel-chat/protocol';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const types: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
};

/** A built file of the widget by its name; 404 for anything else. */
export const serveBuilt = (
  name: string,
  response: ServerResponse,
  headers: Record<string, string> = {},
): void => {
  const path = dist + name;
  if (!/^[\w-]+\.(js|css|html)$/.test(name) || !existsSync(path)) {
    response.writeHead(404).end();
    return;
  }
  const type = types[name.split('.').at(-1) ?? ''] ?? '';
  response
    .writeHead(200, { 'content-type': type, 'x-content-type-options': 'nosniff', ...headers })
    .end(readFileSync(path));
};

/** The page of the frame and its policy, as the adapter gives them. */
export const serveFrame = (response: ServerResponse, ancestors: string): void => {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob: data:",
    "connect-src 'self'",
    "font-src 'self'",
    "media-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${ancestors}`,
  ].join('; ');
  response
    .writeHead(200, { 'content-type': types.html, 'content-security-policy': policy })
    .end(
      '<!doctype html><html lang="es"><head><meta charset="utf-8">' +
        '<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"><title>Chat</title>' +
        '<link rel="stylesheet" href="/widget/frame.css"></head><body><div id="hilo"></div>' +
        '<script type="module" src="/widget/frame.js"></script></body></html>',
    );
};

export type Uploads = {
  take(request: IncomingMessage, response: ServerResponse): Promise<void>;
  find(id: string): ChatFile | null;
  serve(id: string, response: ServerResponse): void;
};

/** Files that visitors sent, by id; their bytes are served as what they are only where they are pictures. */
export const keepUploads = (): Uploads => {
  const kept = new Map<string, FileAnswer & { bytes: Buffer }>();
  return {
    take: async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const bytes = Buffer.concat(chunks);
      const file = {
        id: randomUUID(),
        name: decodeURIComponent(String(request.headers['x-file-name'] ?? '')),
        type: String(request.headers['content-type'] ?? ''),
        size: bytes.length,
      };
      kept.set(file.id, { ...file, bytes });
      response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify(file));
    },
    find: (id) => {
      const file = kept.get(id);
      return file ? { name: file.name, type: file.type, size: file.size, url: `/files/${id}` } : null;
    },
    serve: (id, response) => {
      const file = kept.get(id);
      if (!file) {
        response.writeHead(404).end();
        return;
      }
      const isPicture = /^image\/(png|jpeg|gif|webp)$/.test(file.type);
      response
        .writeHead(200, {
          'content-type': isPicture ? file.type : 'application/octet-stream',
          'content-disposition': isPicture ? 'inline' : 'attachment',
          'content-security-policy': "default-src 'none'; sandbox",
          'x-content-type-options': 'nosniff',
        })
        .end(file.bytes);
    },
  };
};
