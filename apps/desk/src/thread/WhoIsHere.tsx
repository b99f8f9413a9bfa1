import type { TicketDto } from '@hilo/api';
import { useFormat, useT } from '@hilo/ui';
import { Eye, PenLine } from 'lucide-react';
import { useChannels } from '../channels.tsx';
import { useCustomerHere, useLookers, useLooking } from '../live/moments.ts';
import { useAgentName, useMe } from '../people/people.ts';
import { threadMessages } from './messages.ts';

/** Who else is on this ticket now: the customer on one of our pages, colleagues who read or write. One line, or none. */
export function WhoIsHere({ ticket }: { ticket: Pick<TicketDto, 'id' | 'customer'> }) {
  const t = useT(threadMessages);
  const format = useFormat();
  const me = useMe();
  const nameOf = useAgentName();
  const { faceOf } = useChannels();
  useLooking(ticket.id);
  const here = useCustomerHere(ticket.customer.id);
  const lookers = useLookers(ticket.id, me.id);
  const writers = lookers.filter(({ writes }) => writes === 'answer');
  const readers = lookers.filter(({ writes }) => writes !== 'answer');
  const names = (some: typeof lookers) => format.list(some.map(({ agentId }) => nameOf(agentId) ?? '…'));
  const channel = here ? faceOf(here.channelId) : null;
  const Glyph = channel?.icon;
  return (
    <div role="status" className="empty:hidden print:hidden">
      {(here || lookers.length > 0) && (
        <p className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line px-6 py-1.5 text-meta text-muted max-sm:px-3">
          {here && channel && Glyph && (
            <span className="flex items-center gap-1.5 text-ink">
              <span aria-hidden className="size-2 shrink-0 rounded-full bg-kept" />
              <Glyph size={14} aria-hidden />
              {t(here.isTyping ? 'here.typing' : 'here.customer', { channel: channel.word })}
            </span>
          )}
          {writers.length > 0 && (
            <span className="flex items-center gap-1.5 font-medium text-risk-ink">
              <PenLine size={14} aria-hidden />
              {t('here.writes', { names: names(writers), count: writers.length })}
            </span>
          )}
          {readers.length > 0 && (
            <span className="flex items-center gap-1.5">
              <Eye size={14} aria-hidden />
              {t('here.looks', { names: names(readers), count: readers.length })}
            </span>
          )}
        </p>
      )}
    </div>
  );
}
