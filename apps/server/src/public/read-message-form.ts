import type { ArrivedFile } from '@hilo/channel-kit';
import type { FastifyRequest } from 'fastify';
import { fileTypeFromBuffer } from 'file-type';
import type { App } from '../app/app.ts';
import { explainBroken, plainName, plainType } from '../files/read-upload.ts';
import { pageFiles } from './add-own-message.ts';
import { text } from './forms.ts';

type MessageForm = {
  text: string;
  once: string;
  files: ArrivedFile[];
  /** Why not all of the files could be taken; then none of the message is. */
  problem: 'tooManyFiles' | 'fileTooLarge' | null;
};

/**
 * What was sent of the form: its words, then its files one by one, each on disk before the next is read. The fields
 * stand before the files, so that nothing of a form that is not ours is kept. Null for such a one.
 */
export const readMessageForm = async (
  app: App,
  request: FastifyRequest,
  isOurs: (token: string) => boolean,
): Promise<MessageForm | null> => {
  const form: MessageForm = { text: '', once: '', files: [], problem: null };
  if (!request.isMultipart()) {
    if (!isOurs(text(request.body, 'token'))) return null;
    return { ...form, text: text(request.body, 'text'), once: text(request.body, 'once') };
  }
  const fields: Record<string, unknown> = {};
  const parts = request.parts()[Symbol.asyncIterator]();
  for (;;) {
    const { value: part, done } = await parts.next().catch(explainBroken);
    if (done) break;
    if (part.type === 'field') {
      fields[part.fieldname] = part.value;
      continue;
    }
    const content = await part.toBuffer().catch(explainBroken);
    // A field of which nothing was chosen comes as a file without a name.
    if (part.filename === '' || !isOurs(text(fields, 'token'))) continue;
    if (part.file.truncated) form.problem = 'fileTooLarge';
    else if (form.files.length === pageFiles.most) form.problem = 'tooManyFiles';
    else {
      const [blob, sniffed] = await Promise.all([app.blobs.put(content), fileTypeFromBuffer(content)]);
      const type = sniffed?.mime ?? plainType(part.mimetype);
      form.files.push({ name: plainName(part.filename), type, blob, inline: false, contentId: null });
    }
  }
  if (!isOurs(text(fields, 'token'))) return null;
  return { ...form, text: text(fields, 'text'), once: text(fields, 'once') };
};
