import type { TicketDto } from '@hilo/api';
import { lazyPart, useFormat, useT } from '@hilo/ui';
import { AssignDialog, WhenDialog } from '../../tickets/dialogs.ts';
import { ticketMessages } from '../../tickets/messages.ts';
import { useChangeTicket } from '../../tickets/useChangeTicket.ts';

const CureDialog = lazyPart(() => import('../../promises/CureDialog.tsx').then((file) => file.CureDialog));
const TransferDialog = lazyPart(() =>
  import('../../promises/TransferDialog.tsx').then((file) => file.TransferDialog),
);
const SubjectDialog = lazyPart(() => import('./SubjectDialog.tsx').then((file) => file.SubjectDialog));
const MoveDialog = lazyPart(() => import('./MoveDialog.tsx').then((file) => file.MoveDialog));

export type TicketDialogName = 'assign' | 'snooze' | 'wait' | 'cure' | 'transfer' | 'merge' | 'subject';

type Props = { ticket: TicketDto; opened: TicketDialogName; onClose: () => void };

/** Asks for what an act on a ticket still needs, and does it. */
export function TicketDialog({ ticket, opened, onClose }: Props) {
  const list = useT(ticketMessages);
  const format = useFormat();
  const change = useChangeTicket();
  const say = (at: Date) => `${format.date(at, 'short')}, ${format.time(at)}`;
  switch (opened) {
    case 'transfer':
      return <TransferDialog ticket={ticket} onClose={onClose} />;
    case 'cure':
      return <CureDialog ticket={ticket} onClose={onClose} />;
    case 'merge':
      return <MoveDialog ticket={ticket} messageIds={null} onClose={onClose} />;
    case 'subject':
      return (
        <SubjectDialog
          subject={ticket.subject}
          onClose={onClose}
          onChange={(subject, done) => void change(ticket.id, { subject }, done)}
        />
      );
    case 'assign':
      return (
        <AssignDialog
          ownerId={ticket.ownerId}
          onClose={onClose}
          onChoose={(ownerId, name) =>
            void change(
              ticket.id,
              { ownerId },
              name === undefined ? list('change.released') : list('change.assigned', { name }),
            )
          }
        />
      );
    case 'snooze':
      return (
        <WhenDialog
          purpose="snooze"
          onClose={onClose}
          onChoose={(at) =>
            void change(
              ticket.id,
              { snoozedUntil: at.toISOString() },
              list('change.snoozed', { date: say(at) }),
            )
          }
        />
      );
    case 'wait':
      return (
        <WhenDialog
          purpose="wait"
          onClose={onClose}
          onChoose={(at) =>
            void change(
              ticket.id,
              { status: 'waiting', waitingOn: 'customer', followUpAt: at.toISOString() },
              list('change.waiting', { date: say(at) }),
            )
          }
        />
      );
  }
}
