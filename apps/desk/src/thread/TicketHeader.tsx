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
  toasts,
  useFormat,
  useT,
} from '@hilo/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import {
  AlarmClock,
  AlarmClockOff,
  CircleAlert,
  CircleCheck,
  Ellipsis,
  FileQuestionMark,
  Hourglass,
  MailQuestion,
  OctagonAlert,
  Printer,
  RotateCcw,
  Split,
  Tags,
  UserRoundPlus,
} from 'lucide-react';
import { useState } from 'react';
import { useKeys } from '../keys/useKeys.ts';
import { useMay } from '../people/people.ts';
import { DueChip } from '../promises/DueRing.tsx';
import { AssignDialog, WhenDialog } from '../tickets/dialogs.ts';
import { ticketMessages } from '../tickets/messages.ts';
import { useChangeTicket } from '../tickets/useChangeTicket.ts';
import { markUnread } from '../tickets/useSeeTicket.ts';
import { threadMessages } from './messages.ts';

const CureDialog = lazyPart(() => import('../promises/CureDialog.tsx').then((file) => file.CureDialog));
const PriorityMark = lazyPart(() => import('./PriorityMark.tsx').then((file) => file.PriorityMark));

/** What the ticket is about, its key, and what is done to it as a whole. */
export function TicketHeader(props: { ticket: TicketDto; onSelect: () => void; onTags: () => void }) {
  const { ticket, onSelect, onTags } = props;
  const client = useQueryClient();
  const navigate = useNavigate();
  const unread = () => {
    void markUnread(client, ticket.id).then(
      () => toasts.show({ text: list('change.unread') }),
      () => toasts.show({ text: list('change.failed'), tone: 'failed' }),
    );
    // Open it would be read again.
    void navigate({ to: '/tickets', search: true });
  };
  const t = useT(threadMessages);
  const list = useT(ticketMessages);
  const format = useFormat();
  const change = useChangeTicket();
  const mayWrite = useMay('tickets.write');
  const [open, setOpen] = useState<'assign' | 'snooze' | 'wait' | 'cure' | null>(null);
  const maySend = useMay('messages.send');
  const isLegal = ticket.clocks.some(({ kind, endedAt }) => kind === 'legal' && endedAt === null);
  const isResolved = ticket.status === 'resolved';
  const isSnoozed = ticket.snoozedUntil !== null;
  const day = (at: Date) => `${format.date(at, 'short')}, ${format.time(at)}`;
  const resolve = () =>
    void change(
      ticket.id,
      { status: isResolved ? 'open' : 'resolved' },
      list(isResolved ? 'change.reopened' : 'change.resolved'),
    );
  const snooze = () => {
    if (isSnoozed) void change(ticket.id, { snoozedUntil: null }, list('change.woken'));
    else setOpen('snooze');
  };
  useKeys({ u: unread });
  useKeys(
    mayWrite ? { t: onTags, e: resolve, a: () => setOpen('assign'), s: isResolved ? undefined : snooze } : {},
  );
  const close = () => setOpen(null);
  return (
    <PaneHeader className="pr-2 max-sm:pl-3">
      <PaneBack />
      <h1 dir="auto" className="min-w-0 flex-1 truncate text-left text-base font-semibold">
        {ticket.subject?.trim() || list('row.noSubject')}
      </h1>
      <DueChip ticket={ticket} />
      {ticket.priority !== 'normal' && (
        <PriorityMark
          ticket={ticket}
          canChange={mayWrite}
          onChange={(priority) => void change(ticket.id, { priority })}
        />
      )}
      <span className="max-sm:hidden">
        <CopyButton value={ticket.trackingKey} />
      </span>
      {mayWrite && (
        <div className="flex items-center gap-0.5 print:hidden">
          <IconButton
            icon={UserRoundPlus}
            label={t('action.assign')}
            keys="a"
            placement="bottom"
            onPress={() => setOpen('assign')}
            className="max-sm:hidden"
          />
          {!isResolved && (
            <IconButton
              icon={isSnoozed ? AlarmClockOff : AlarmClock}
              label={t(isSnoozed ? 'action.wake' : 'action.snooze')}
              keys="s"
              placement="bottom"
              onPress={snooze}
              className="max-sm:hidden"
            />
          )}
          <IconButton
            icon={isResolved ? RotateCcw : CircleCheck}
            label={t(isResolved ? 'action.reopen' : 'action.resolve')}
            keys="e"
            placement="bottom"
            onPress={resolve}
          />
          <MenuTrigger>
            <IconButton icon={Ellipsis} label={t('action.more')} placement="bottom" />
            <Menu aria-label={t('action.more')} placement="bottom end">
              <MenuItem icon={UserRoundPlus} keys="a" onAction={() => setOpen('assign')}>
                {t('action.assign')}
              </MenuItem>
              <MenuItem icon={isSnoozed ? AlarmClockOff : AlarmClock} keys="s" onAction={snooze}>
                {t(isSnoozed ? 'action.wake' : 'action.snooze')}
              </MenuItem>
              {ticket.priority === 'normal' && (
                <MenuItem icon={CircleAlert} onAction={() => void change(ticket.id, { priority: 'high' })}>
                  {t('action.priority')}
                </MenuItem>
              )}
              <MenuItem icon={Hourglass} onAction={() => setOpen('wait')}>
                {t('action.wait')}
              </MenuItem>
              {isLegal && maySend && (
                <MenuItem icon={FileQuestionMark} onAction={() => setOpen('cure')}>
                  {t('action.cure')}
                </MenuItem>
              )}
              <MenuItem icon={Tags} keys="t" onAction={onTags}>
                {t('action.tags')}
              </MenuItem>
              <MenuItem icon={MailQuestion} keys="u" onAction={unread}>
                {t('action.unread')}
              </MenuItem>
              <MenuSeparator />
              <MenuItem icon={Split} onAction={onSelect}>
                {t('action.selectMessages')}
              </MenuItem>
              <MenuItem
                icon={Printer}
                onAction={() => void window.open(`/tickets/${ticket.id}/print`, '_blank', 'noopener')}
              >
                {t('action.print')}
              </MenuItem>
              <MenuItem
                icon={OctagonAlert}
                onAction={() =>
                  void change(
                    ticket.id,
                    { isSpam: !ticket.isSpam },
                    list(ticket.isSpam ? 'change.notSpam' : 'change.spam'),
                  )
                }
              >
                {t(ticket.isSpam ? 'action.notSpam' : 'action.spam')}
              </MenuItem>
            </Menu>
          </MenuTrigger>
        </div>
      )}
      <PanelToggle keys="i" />
      {open === 'cure' && <CureDialog ticket={ticket} onClose={close} />}
      {open === 'assign' && (
        <AssignDialog
          ownerId={ticket.ownerId}
          onClose={close}
          onChoose={(ownerId, name) =>
            void change(
              ticket.id,
              { ownerId },
              name === undefined ? list('change.released') : list('change.assigned', { name }),
            )
          }
        />
      )}
      {(open === 'snooze' || open === 'wait') && (
        <WhenDialog
          purpose={open}
          onClose={close}
          onChoose={(at) =>
            void (open === 'snooze'
              ? change(
                  ticket.id,
                  { snoozedUntil: at.toISOString() },
                  list('change.snoozed', { date: day(at) }),
                )
              : change(
                  ticket.id,
                  { status: 'waiting', waitingOn: 'customer', followUpAt: at.toISOString() },
                  list('change.waiting', { date: day(at) }),
                ))
          }
        />
      )}
    </PaneHeader>
  );
}
