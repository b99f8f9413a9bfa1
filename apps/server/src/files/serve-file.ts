import { open } from 'node:fs/promises';
import { HiloError } from '@hilo/api';
import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { App } from '../app/app.ts';
import { isSignedFile } from './sign-file.ts';

/** Shown in the browser; everything else is a download. SVG and HTML never are: they can run scripts. */
const shown = new Set([
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'application/pdf',
  'text/plain',
  'text/csv',
  'audio/mpeg',
  'audio/mp4',
  'audio/aac',
  'audio/ogg',
  'audio/wav',
  'audio/x-wav',
  'audio/webm',
  'video/mp4',
  'video/webm',
  'video/ogg',
]);

const gone = (): HiloError => new HiloError('resource.notFound', 'This file is no longer there.');

const byId = z.object({ id: z.uuid() });
const signed = z.object({
  until: z.string().max(20).default(''),
  sign: z.string().max(100).default(''),
  download: z.string().optional(),
});

/** `/files/{id}` signed, never by hash; sandboxed whatever is in it. */
export const fileRoutes =
  (app: App): FastifyPluginAsync =>
  async (server) => {
    server
      .withTypeProvider<ZodTypeProvider>()
      .get('/files/:id', { schema: { params: byId, querystring: signed } }, async (request, reply) => {
        const { id } = request.params;
        if (!isSignedFile(app, id, request.query.until, request.query.sign))
          throw new HiloError('auth.forbidden', 'This link is no longer good. Open the ticket again.');
        const file = await app.db
          .selectFrom('attachment')
          .innerJoin('message', 'message.id', 'attachment.messageId')
          .innerJoin('ticket', 'ticket.id', 'message.ticketId')
          .innerJoin('customer', 'customer.id', 'ticket.customerId')
          .select(['attachment.name', 'attachment.type', 'attachment.size', 'attachment.blob'])
          .where('attachment.id', '=', id)
          .where('customer.restrictedAt', 'is', null)
          .executeTakeFirst();
        if (!file?.blob) throw gone();
        // Opened before anything is said: a blob that is missing is "not found", and no broken half of an answer.
        const content = await open(app.blobs.path(file.blob)).catch((error: NodeJS.ErrnoException) => {
          if (error.code !== 'ENOENT') throw error;
          app.log.error({ attachmentId: id }, 'file.blobMissing');
          throw gone();
        });
        // No browser keeps it for longer than its address is good.
        const leftSeconds = (Number(request.query.until) - app.now().getTime()) / 1000;
        const keptSeconds = Math.floor(Math.min(6 * 60 * 60, leftSeconds));
        const isShown = shown.has(file.type) && request.query.download === undefined;
        const name = encodeURIComponent((file.name ?? 'file').toWellFormed()).replace(
          /['()*]/g,
          (char) => `%${char.charCodeAt(0).toString(16)}`,
        );
        // A player asks for the part it is at (RFC 9110 §14.2); a browser that hears nothing of it cannot go back.
        const part = partOf(request.headers.range, file.size);
        if (part) reply.status(206).header('content-range', `bytes ${part.start}-${part.end}/${file.size}`);
        return (
          reply
            .header('accept-ranges', 'bytes')
            .header(
              'content-type',
              isShown
                ? file.type.startsWith('text/')
                  ? 'text/plain; charset=utf-8'
                  : file.type
                : 'application/octet-stream',
            )
            .header('content-length', part ? part.end - part.start + 1 : file.size)
            .header('content-disposition', `${isShown ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`)
            .header(
              'content-security-policy',
              "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; object-src 'self'; plugin-types application/pdf; sandbox",
            )
            // A mail's frame has an origin of its own; the signature in the address is what allows a picture there.
            .header(
              'cross-origin-resource-policy',
              file.type.startsWith('image/') ? 'cross-origin' : 'same-origin',
            )
            .header('cache-control', `private, max-age=${keptSeconds}, immutable`)
            .send(content.createReadStream(part ?? {}))
        );
      });
  };

/** The one part that is asked for; null where all of it is, or what is asked for is not there. */
const partOf = (asked: string | undefined, size: number): { start: number; end: number } | null => {
  const found = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(asked ?? '');
  const [, from = '', to = ''] = found ?? [];
  if (!found || (from === '' && to === '')) return null;
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return start <= end && start < size ? { start, end } : null;
};
