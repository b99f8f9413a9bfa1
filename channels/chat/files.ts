import {
  type ArrivedFile,
  type BlobRef,
  type ChannelContext,
  ChannelError,
  type ChannelRequest,
  type ChannelResponse,
} from '@hilo/channel-kit';
import { z } from 'zod';
import { chatManifest } from './manifest.ts';
import type { FileAnswer } from './protocol.ts';
import { plainLine } from './read-frame.ts';
import type { ChatSettings } from './settings.ts';
import { isSigned, sign, type Visitor } from './visitor.ts';

const limits = chatManifest.capabilities.attachments!;
/** What was uploaded and not sent by then is as if it had never come. */
const uploadLifeMs = 24 * 60 * 60 * 1000;

const upload = z.object({
  blob: z.string(),
  size: z.number(),
  name: z.string(),
  type: z.string(),
  by: z.string(),
  until: z.number(),
});

/**
 * Takes one file of a visitor: its bytes go to disk, and the answer is a signed note of where they are, good for this
 * visitor alone. Nothing is written in the database until the message comes.
 */
export const takeFile = async (
  request: ChannelRequest,
  context: ChannelContext<ChatSettings>,
  visitor: Visitor,
  key: Buffer,
): Promise<ChannelResponse> => {
  const size = request.body.byteLength;
  if (size === 0) throw new ChannelError('malformed', 'an upload without content');
  if (size > limits.maxFileBytes)
    throw new ChannelError('over-limit', `a file of more than ${limits.maxFileBytes} bytes`);
  const name = readName(request.headers['x-file-name'] ?? '');
  const type = readType(request.headers['content-type'] ?? '');
  const blob = await context.blobs.put(request.body);
  const until = context.clock.now().getTime() + uploadLifeMs;
  const note = { blob: blob.id, size, name, type, by: visitor.party.value, until };
  const payload = Buffer.from(JSON.stringify(note)).toString('base64url');
  const answer: FileAnswer = { id: `${payload}.${sign(key, 'file', payload)}`, name, type, size };
  return { status: 201, headers: { 'content-type': 'application/json' }, body: JSON.stringify(answer) };
};

/** The file an id stands for; null for one that is not this visitor's, or is too old. */
export const readFileId = (id: string, visitor: Visitor, key: Buffer, now: Date): ArrivedFile | null => {
  const [payload = '', signature = ''] = id.split('.');
  if (!isSigned(key, 'file', payload, signature)) return null;
  const note = upload.parse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
  if (note.by !== visitor.party.value || note.until < now.getTime()) return null;
  const blob: BlobRef = { id: note.blob, size: note.size };
  return { name: note.name, type: note.type, blob, inline: false, contentId: null };
};

/** A name to show, without folders and without what no name has. */
export const readName = (header: string): string => {
  let name = header;
  try {
    name = decodeURIComponent(header);
  } catch {
    // Not encoded after all: it is shown as it came.
  }
  const bare = name.split(/[\\/]/).at(-1) ?? '';
  return plainLine(bare).slice(0, 200).toWellFormed() || 'file';
};

const readType = (header: string): string => {
  const type = header.split(';')[0]!.trim().toLowerCase();
  return /^[a-z0-9!#$&^_.+-]{1,64}\/[a-z0-9!#$&^_.+-]{1,64}$/.test(type) ? type : 'application/octet-stream';
};
