import { readFileId } from './files.ts';
import { chatManifest } from './manifest.ts';
import { type FrameOf, maxTextLength, type RefusalCode } from './protocol.ts';
import type { Room } from './room.ts';
import { externalIdOf, toArrival } from './translate.ts';
import type { Visit } from './visit.ts';

/** A visitor says something: it is accepted once it is stored, or refused with the reason. */
export const takeMessage = async (room: Room, visit: Visit, frame: FrameOf<'message'>): Promise<void> => {
  const { visitor, remembered } = visit;
  const { clientId } = frame;
  const refuse = (code: RefusalCode, retryAfterSeconds: number | null = null) =>
    visit.send({ type: 'refused', clientId, code, retryAfterSeconds });
  const now = room.context.clock.now();
  const { maxFiles } = chatManifest.capabilities.attachments!;
  const text = frame.text.replaceAll('\r\n', '\n').trim();
  if (text.length > maxTextLength) return refuse('tooLong');
  if (frame.fileIds.length > maxFiles) return refuse('tooManyFiles');
  if (text === '' && frame.fileIds.length === 0) return refuse('empty');
  const waitSeconds = room.messageLimit.takeOne(visitor.party.value, now.getTime());
  if (waitSeconds !== null) return refuse('tooFast', waitSeconds);
  const files = frame.fileIds.map((id) => readFileId(id, visitor, room.key, now));
  if (files.some((file) => file === null)) return refuse('unknownFile');

  const about = frame.isNew ? null : frame.about;
  const turnsElsewhere = frame.isNew || (about !== null && about !== visit.goesOn());
  const conversation = turnsElsewhere ? externalIdOf(visitor, clientId) : remembered.record.conversation;
  const arrival = toArrival(
    visitor,
    { clientId, text, about },
    {
      conversation,
      files: files.filter((file) => file !== null),
      name: remembered.record.name,
      locale: visit.locale,
      now,
    },
  );
  const turn = turnsElsewhere ? await remembered.turnTo(conversation) : null;
  try {
    const { outcome } = await room.context.receive(arrival, turn ? { set: turn.set } : {});
    if (outcome === 'ignored') return refuse('blocked');
  } catch (error) {
    room.context.log.warn('chat.notStored', { code: codeOf(error) });
    return refuse('unavailable', 2);
  }
  turn?.kept();
  const isFirst = visit.tickets.size === 0;
  await visit.showNew(clientId);
  // Only now is she somebody who can be said to be there.
  if (isFirst) await room.tellPresence(visit);
  await visit.reachable.passOn(visit.goesOn(), clientId);
  if (isFirst || turn) room.tellSiblings(visit);
};

/** What failed, without a word of what was said. */
const codeOf = (error: unknown): string => {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : error instanceof Error ? error.name : 'unknown';
};
