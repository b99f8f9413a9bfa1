import type { TicketDto } from '@hilo/api';
import {
  CopyButton,
  IconButton,
  lazyPart,
  Menu,
  MenuItem,
  MenuSeparator,
  MenuTrigger,
  PaneBack,
  PaneHeader,
  PanelToggle,
  useT,
} from '@hilo/ui';
import { Ellipsis } from 'lucide-react';
import { Fragment } from 'react';
import type { Act } from '../keys/acts.ts';
import { useMay } from '../people/people.ts';
import { DueChip } from '../promises/DueRing.tsx';
import { ticketMessages } from '../tickets/messages.ts';
import { useChangeTicket } from '../tickets/useChangeTicket.ts';
import { threadMessages } from './messages.ts';
import { useTicketActs } from './useTicketActs.tsx';

const PriorityMark = lazyPart(() => import('./PriorityMark.tsx').then((file) => file.PriorityMark));

/** What the ticket is about, its key, and what is done to it as a whole. */
export function TicketHeader(props: { ticket: TicketDto; onSelect: () => void; onTags: () => void }) {
  const { ticket } = props;
  const t = useT(threadMessages);
  const list = useT(ticketMessages);
  const change = useChangeTicket();
  const mayWrite = useMay('tickets.write');
  const { assign, snooze, resolve, parts, dialogs } = useTicketActs(props);
  const subject = ticket.subject?.trim();
  const who = ticket.customer.name?.trim() || ticket.customer.address;
  const button = ({ icon, label, keys, run }: Act, isWideOnly = true) => (
    <IconButton
      icon={icon}
      label={label}
      keys={keys}
      placement="bottom"
      onPress={run}
      className={isWideOnly ? 'max-sm:hidden' : undefined}
    />
  );
  return (
    <PaneHeader className="@container pr-2 pl-6 max-sm:pl-3">
      <title>{`${subject || who || ticket.trackingKey} · Hilo`}</title>
      <PaneBack />
      <div className="min-w-0 flex-1">
        <h1 dir="auto" title={subject} className="truncate text-left text-base leading-4.5 font-semibold">
          {subject || who || list('row.noSubject')}
        </h1>
        {/* Whose it is, where the panel that says it is out of sight. The menu has the key for the thumb. */}
        <p className="-my-0.5 flex items-center gap-1.5 text-meta text-muted">
          {subject && who && <bdi className="min-w-0 truncate lg:hidden">{who}</bdi>}
          <CopyButton
            value={ticket.trackingKey}
            isSmall
            className="-ml-1.5 shrink-0 whitespace-nowrap max-lg:ml-0 max-lg:@max-[36rem]:hidden max-sm:hidden pointer-coarse:hidden"
          />
        </p>
      </div>
      <DueChip ticket={ticket} />
      {ticket.priority !== 'normal' && (
        <PriorityMark
          ticket={ticket}
          canChange={mayWrite}
          onChange={(priority) => void change(ticket.id, { priority })}
        />
      )}
      {mayWrite && (
        <div className="flex items-center gap-0.5 print:hidden">
          {button(assign)}
          {ticket.status !== 'resolved' && button(snooze)}
          {button(resolve, false)}
          <MenuTrigger>
            <IconButton icon={Ellipsis} label={t('action.more')} placement="bottom" />
            <Menu aria-label={t('action.more')} placement="bottom end">
              {parts.map((part, index) => (
                <Fragment key={part[0]?.id}>
                  {index > 0 && <MenuSeparator />}
                  {part.map(({ id, icon, label, keys, run }) => (
                    <MenuItem key={id} icon={icon} keys={keys} onAction={run}>
                      {label}
                    </MenuItem>
                  ))}
                </Fragment>
              ))}
            </Menu>
          </MenuTrigger>
        </div>
      )}
      <PanelToggle keys="i" />
      {dialogs}
    </PaneHeader>
  );
}
