import { HiloError } from '@hilo/api';
import type { Actor } from '@hilo/core';
import sanitizeHtml from 'sanitize-html';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { signFile } from '../files/sign-file.ts';
import { signImage } from '../images/sign-image.ts';
import { readableMessage } from './read-original.ts';

type MailPage = { html: string; policy: string };

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char]!);

const blank = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

/**
 * A mail as a page of its own for a frame without scripts or same origin. It is cleaned once more here, whoever stored
 * it; embedded pictures come from our files, those from elsewhere only when asked for, and then through us.
 * @throws resource.notFound where the message has no page
 */
export const mailPage = async (
  app: App,
  actor: Actor,
  messageId: string,
  { withImages, origin }: { withImages: boolean; origin: string },
): Promise<MailPage> => {
  authorise(actor, 'tickets.read');
  const message = await readableMessage(app, messageId);
  if (message.html === null) throw new HiloError('resource.notFound', 'This message is plain text.');
  const files = await app.db
    .selectFrom('attachment')
    .select(['id', 'contentId', 'blob'])
    .where('messageId', '=', messageId)
    .where('contentId', 'is not', null)
    .where('blob', 'is not', null)
    .execute();
  const byContentId = new Map(files.map((file) => [bare(file.contentId!), file.id]));
  const body = sanitizeHtml(message.html, {
    allowedTags: [...sanitizeHtml.defaults.allowedTags, 'img', 'center', 'font', 'del', 'ins', 'big', 'tt'],
    allowedAttributes: {
      '*': ['style', 'dir', 'lang', 'title', 'align', 'valign', 'width', 'height', 'bgcolor', 'class'],
      a: ['href', 'rel', 'target'],
      img: ['src', 'alt', 'width', 'height', 'data-remote-src'],
      table: ['border', 'cellpadding', 'cellspacing', 'role'],
      td: ['colspan', 'rowspan', 'nowrap'],
      th: ['colspan', 'rowspan', 'scope'],
      font: ['color', 'face', 'size'],
      ol: ['start', 'type'],
    },
    parseStyleAttributes: false,
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    // An address without a scheme would be ours, with the agent's cookie.
    allowedSchemesByTag: { img: ['data', 'https', 'http'] },
    allowProtocolRelative: false,
    transformTags: {
      a: (tagName, attribs) => ({
        tagName,
        attribs: { ...withoutOwnLinks(attribs), rel: 'noopener noreferrer nofollow', target: '_blank' },
      }),
      img: (tagName, { src, 'data-cid': kept, 'data-remote-src': remote, ...rest }) => {
        // What came is stored with its names put aside; what we wrote has them as they leave.
        const cid = kept ?? (src && /^cid:/i.test(src) ? src.slice(4) : undefined);
        const fileId = cid === undefined ? undefined : byContentId.get(bare(cid));
        if (fileId) return { tagName, attribs: { ...rest, src: `${origin}${signFile(app, fileId)}` } };
        const address = remote ?? (src && /^https?:/i.test(src) ? src : undefined);
        if (address !== undefined)
          return {
            tagName,
            attribs: withImages
              ? { ...rest, src: `${origin}${signImage(app, address)}` }
              : { ...rest, src: blank, 'data-remote-src': address },
          };
        const own = src && /^data:image\/(png|jpe?g|gif|webp);base64,/i.test(src) ? { src } : {};
        return { tagName, attribs: { ...rest, ...own } };
      },
    },
  });
  return {
    html: `<!doctype html><html><head><meta charset="utf-8"><meta name="referrer" content="no-referrer"><title>${escapeHtml(
      message.subject ?? '',
    )}</title><style>body{margin:0;font:15px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}img{max-width:100%}</style></head><body>${body}</body></html>`,
    policy: `default-src 'none'; img-src 'self' ${origin} data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox`,
  };
};

const bare = (contentId: string): string => contentId.replace(/^<|>$/g, '').toLowerCase();

const withoutOwnLinks = ({ href, ...rest }: sanitizeHtml.Attributes): sanitizeHtml.Attributes =>
  href && /^(https?:|mailto:|tel:)/i.test(href) ? { ...rest, href } : rest;
