import type { TicketDto } from '@hilo/api';
import { toasts, useT } from '@hilo/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import {
  AlarmClock,
  AlarmClockOff,
  CircleAlert,
  CircleCheck,
  Copy,
  FileQuestionMark,
  Hourglass,
  Landmark,
  MailQuestion,
  Merge,
  OctagonAlert,
  Pencil,
  Printer,
  RotateCcw,
  Split,
  Tags,
  UserRoundPlus,
} from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { type Act, useActs } from '../keys/acts.ts';
import { useKeys } from '../keys/useKeys.ts';
import { useMay } from '../people/people.ts';
import { useMayBeAnothers } from '../promises/useMayBeAnothers.ts';
import { ticketMessages } from '../tickets/messages.ts';
import { useChangeTicket } from '../tickets/useChangeTicket.ts';
import { markUnread } from '../tickets/useSeeTicket.ts';
import { TicketDialog, type TicketDialogName } from './dialogs/TicketDialog.tsx';
import { threadMessages } from './messages.ts';

type Props = { ticket: TicketDto; onSelect: () => void; onTags: () => void };
type TicketActs = {
  assign: Act;
  snooze: Act;
  resolve: Act;
  /** In their order; between the parts of the menu stands a line. */
  parts: Act[][];
  /** What one of them has opened. */
  dialogs: ReactNode;
};

/** All that is done to a ticket as a whole: in its header, by its keys, and by the palette. */
export function useTicketActs({ ticket, onSelect, onTags }: Props): TicketActs {
  const client = useQueryClient();
  const navigate = useNavigate();
  const t = useT(threadMessages);
  const list = useT(ticketMessages);
  const change = useChangeTicket();
  const mayWrite = useMay('tickets.write');
  const maySend = useMay('messages.send');
  const [opened, setOpened] = useState<TicketDialogName | null>(null);
  const isLegal = ticket.clocks.some(({ kind, endedAt }) => kind === 'legal' && endedAt === null);
  const mayBeAnothers = useMayBeAnothers(ticket, isLegal);
  const isResolved = ticket.status === 'resolved';
  const isSnoozed = ticket.snoozedUntil !== null;
  const unread = () => {
    void markUnread(client, ticket.id).then(
      () => toasts.show({ text: list('change.unread') }),
      () => toasts.show({ text: list('change.failed'), tone: 'failed' }),
    );
    // Open it would be read again.
    void navigate({ to: '/tickets', search: true });
  };
  const act = (id: string, icon: Act['icon'], label: string, run: () => void, keys?: string): Act => ({
    id,
    icon,
    label,
    run,
    keys,
  });
  const assign = act('assign', UserRoundPlus, t('action.assign'), () => setOpened('assign'), 'a');
  const resolve = act(
    'resolve',
    isResolved ? RotateCcw : CircleCheck,
    t(isResolved ? 'action.reopen' : 'action.resolve'),
    () =>
      void change(
        ticket.id,
        { status: isResolved ? 'open' : 'resolved' },
        list(isResolved ? 'change.reopened' : 'change.resolved'),
      ),
    'e',
  );
  const snooze = act(
    'snooze',
    isSnoozed ? AlarmClockOff : AlarmClock,
    t(isSnoozed ? 'action.wake' : 'action.snooze'),
    () =>
      isSnoozed ? void change(ticket.id, { snoozedUntil: null }, list('change.woken')) : setOpened('snooze'),
    's',
  );
  const { trackingKey } = ticket;
  const copyKey = () => {
    // Without HTTPS there is no clipboard at all: it can be read at least.
    const copied = navigator.clipboard?.writeText(trackingKey) ?? Promise.reject(new Error('no clipboard'));
    copied.then(
      () => toasts.show({ text: t('key.copied', { key: trackingKey }), tone: 'done' }),
      () => toasts.show({ text: t('key.is', { key: trackingKey }) }),
    );
  };
  const tags = act('tags', Tags, t('action.tags'), onTags, 't');
  const markAsUnread = act('unread', MailQuestion, t('action.unread'), unread, 'u');
  const parts: Act[][] = mayWrite
    ? [
        [
          assign,
          ...(isResolved ? [] : [snooze]),
          ...(ticket.priority === 'normal'
            ? [
                act(
                  'priority',
                  CircleAlert,
                  t('action.priority'),
                  () => void change(ticket.id, { priority: 'high' }),
                ),
              ]
            : []),
          act('wait', Hourglass, t('action.wait'), () => setOpened('wait')),
          ...(isLegal && maySend
            ? [act('cure', FileQuestionMark, t('action.cure'), () => setOpened('cure'))]
            : []),
          ...(isLegal && maySend && mayBeAnothers
            ? [act('transfer', Landmark, t('action.transfer'), () => setOpened('transfer'))]
            : []),
          tags,
          markAsUnread,
        ],
        [
          act('subject', Pencil, t('title.edit'), () => setOpened('subject')),
          act('key', Copy, t('action.key', { key: trackingKey }), copyKey),
          act('merge', Merge, t('action.merge'), () => setOpened('merge')),
          act('select', Split, t('action.selectMessages'), onSelect),
          act(
            'print',
            Printer,
            t('action.print'),
            () => void window.open(`/tickets/${ticket.id}/print`, '_blank', 'noopener'),
          ),
          act(
            'spam',
            OctagonAlert,
            t(ticket.isSpam ? 'action.notSpam' : 'action.spam'),
            () =>
              void change(
                ticket.id,
                { isSpam: !ticket.isSpam },
                list(ticket.isSpam ? 'change.notSpam' : 'change.spam'),
              ),
          ),
        ],
      ]
    : [[markAsUnread]];
  useActs(mayWrite ? [resolve, ...parts.flat()] : parts.flat());
  useKeys({ u: unread });
  useKeys(
    mayWrite ? { t: onTags, e: resolve.run, a: assign.run, s: isResolved ? undefined : snooze.run } : {},
  );
  const dialogs = opened && <TicketDialog ticket={ticket} opened={opened} onClose={() => setOpened(null)} />;
  return { assign, snooze, resolve, parts, dialogs };
}
