import { useState } from 'react';
import { type DraftSide, isDraft } from '../compose.ts';
import { type DraftHearer, useDraft } from './useDraft.ts';

/**
 * The answer and the note that an agent writes on a ticket, side by side. Pressing a key turns to the other side; no
 * word goes along, so that what is said among colleagues never stands where a customer would read it.
 */
export function useDrafts(ticketId: string, heard: DraftHearer) {
  const answer = useDraft(ticketId, 'answer', heard);
  const note = useDraft(ticketId, 'note', heard);
  const [chosen, choose] = useState<DraftSide | null>(null);
  const side = chosen ?? (isDraft(note.compose) && !isDraft(answer.compose) ? 'note' : 'answer');
  return { answer, note, side, choose, other: side === 'note' ? answer.compose : note.compose };
}
