import type { TicketDto } from '@hilo/api';
import { IconButton, lazyPart, Tag, useT } from '@hilo/ui';
import { Plus } from 'lucide-react';
import { useMay } from '../people/people.ts';
import { ticketMessages } from './messages.ts';
import { useTagColours } from './tag-colours.ts';
import { useChangeTicket } from './useChangeTicket.ts';

const TagDialog = lazyPart(() => import('./TagDialog.tsx').then((file) => file.TagDialog));

/** Below the subject: the tags of a ticket, each to be taken off, and the way to put on more. */
export function TicketTags(props: {
  ticket: TicketDto;
  isEditing: boolean;
  onEdit: () => void;
  onClose: () => void;
}) {
  const { ticket, isEditing, onEdit, onClose } = props;
  const t = useT(ticketMessages);
  const change = useChangeTicket();
  const colourOf = useTagColours();
  const mayWrite = useMay('tickets.write');
  const set = (tags: string[]) => void change(ticket.id, { tags }, t('change.tags'));
  return (
    <>
      {ticket.tags.length > 0 && (
        <div className="flex shrink-0 flex-wrap items-center gap-1 border-b border-line px-6 py-1.5 max-sm:px-3 pointer-coarse:py-0.5 print:hidden">
          {ticket.tags.map((tag) => (
            <Tag
              key={tag}
              name={tag}
              colour={colourOf(tag)}
              {...(mayWrite ? { onRemove: () => set(ticket.tags.filter((each) => each !== tag)) } : {})}
            />
          ))}
          {mayWrite && (
            <IconButton
              size="small"
              icon={Plus}
              label={t('tags.edit')}
              keys="t"
              onPress={onEdit}
              className="size-6"
            />
          )}
        </div>
      )}
      {isEditing && <TagDialog tags={ticket.tags} onClose={onClose} onChange={set} />}
    </>
  );
}
