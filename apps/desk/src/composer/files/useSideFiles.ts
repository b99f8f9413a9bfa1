import type { UploadDto } from '@hilo/api/client';
import type { RefObject } from 'react';
import type { Capabilities } from '../../channels.tsx';
import { countFiles, type DraftSide } from '../compose.ts';
import type { useDraft } from '../draft/useDraft.ts';
import type { EditorHandle } from '../writing/writing-aids.ts';
import { useUploads } from './useUploads.ts';

type Drafts = Record<DraftSide, ReturnType<typeof useDraft>>;

/** What mail programs draw among words. */
const drawnPicture = /^image\/(?:png|jpeg|gif|webp)$/;

/**
 * The files of an answer and of the note beside it. A file stays on the side on which it was chosen, though the agent
 * turn to the other while it is on its way.
 * @param now both drafts and the side that is shown, as they are when a file has arrived
 */
export function useSideFiles(options: {
  drafts: Drafts;
  side: DraftSide;
  now: RefObject<Drafts & { side: DraftSide }>;
  /** Of the channel by which the answer goes. */
  capabilities: Capabilities | undefined;
  editor: RefObject<EditorHandle | null>;
}) {
  const { drafts, side, now, capabilities, editor } = options;
  const keepFile = (to: DraftSide) => (upload: UploadDto, isPicture: boolean) => {
    const field = isPicture && now.current.side === to ? editor.current : null;
    now.current[to].change(({ uploads }) => ({
      uploads: [...uploads, { ...upload, isPicture: field !== null }],
    }));
    field?.insertPicture(upload.id, upload.name);
  };
  const answer = useUploads({
    count: countFiles(drafts.answer.compose),
    limits: capabilities?.attachments,
    onUploaded: keepFile('answer'),
  });
  const note = useUploads({
    count: countFiles(drafts.note.compose),
    limits: undefined,
    onUploaded: keepFile('note'),
  });
  const uploads = side === 'note' ? note : answer;
  /** Takes what is pasted or dropped; without files the event goes its own way. */
  const take = (files: FileList | undefined, event: { preventDefault: () => void }) => {
    if (!files || files.length === 0) return;
    event.preventDefault();
    const takesPictures = side === 'answer' && capabilities?.html === true;
    uploads.add([...files], ({ type }) => takesPictures && drawnPicture.test(type));
  };
  return { uploads, take };
}
