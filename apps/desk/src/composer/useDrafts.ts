import type { DraftDto, FiledDraftDto } from '@hilo/api';
import { useState } from 'react';
import { type DraftSide, isDraft } from './compose.ts';
import { useDraft } from './useDraft.ts';

/**
 * The answer and the note that an agent writes on a ticket, side by side. Pressing a key turns to the other side; no
 * word goes along, so that what is said among colleagues never stands where a customer would read it.
 */
export function useDrafts(ticketId: string, onReplaced: (elsewhere: DraftDto | FiledDraftDto) => void) {
  const answer = useDraft(ticketId, 'answer', onReplaced);
  const note = useDraft(ticketId, 'note', onReplaced);
  const [chosen, choose] = useState<DraftSide | null>(null);
  const side = chosen ?? (isDraft(note.compose) && !isDraft(answer.compose) ? 'note' : 'answer');
  return { answer, note, side, choose, other: side === 'note' ? answer.compose : note.compose };
}
