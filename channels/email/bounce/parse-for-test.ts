import PostalMime from 'postal-mime';
import type { BounceInput } from './bounce-input.ts';

/** A BounceInput from a raw mail, the short way: for tests of this folder only. */
export async function parseForTest(raw: Uint8Array | string): Promise<BounceInput> {
  const mail = await PostalMime.parse(raw, {
    forceRfc822Attachments: true,
    attachmentEncoding: 'arraybuffer',
  });
  return {
    from: mail.from ? { name: mail.from.name || null, address: mail.from.address || null } : null,
    subject: mail.subject ?? null,
    headers: mail.headers.map(({ key, value }) => ({ name: key, value })),
    text: mail.text ?? '',
    html: mail.html ?? null,
    parts: mail.attachments.map(({ mimeType, filename, content }) => ({
      type: mimeType.toLowerCase(),
      name: filename,
      content: typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content),
    })),
  };
}
