import type { TicketDto } from '@hilo/api';
import { Button, lazyPart, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useMay } from '../people/people.ts';
import { clocksQuery } from '../tickets/ticket-queries.ts';
import { ClockItem } from './ClockItem.tsx';
import { clockMessages } from './clockMessages.ts';

const FollowUpDialog = lazyPart(() => import('./FollowUpDialog.tsx').then((file) => file.FollowUpDialog));
const PastClocks = lazyPart(() => import('./PastClocks.tsx').then((file) => file.PastClocks));

/** What is still owed on a ticket, in the order in which it is due, and what was. */
export function Clocks({ ticket }: { ticket: TicketDto }) {
  const t = useT(clockMessages);
  const mayWrite = useMay('tickets.write');
  const [isPromising, setPromising] = useState(false);
  const { data: all = [] } = useQuery(clocksQuery(ticket.id));
  const past = all.filter(({ endedAt }) => endedAt !== null);
  const living = ticket.clocks.filter(({ endedAt }) => endedAt === null);
  return (
    <div className="mb-2">
      {living.length > 0 && (
        <ul>
          {living.map((clock) => (
            <ClockItem
              key={clock.id}
              clock={clock}
              others={living.filter(({ id }) => id !== clock.id)}
              mayWrite={mayWrite}
            />
          ))}
        </ul>
      )}
      {past.length > 0 && <PastClocks past={past} />}
      {mayWrite && (
        <Button size="small" variant="bare" icon={Plus} className="-ml-2" onPress={() => setPromising(true)}>
          {t('followUp.add')}
        </Button>
      )}
      {isPromising && <FollowUpDialog ticketId={ticket.id} onClose={() => setPromising(false)} />}
    </div>
  );
}
