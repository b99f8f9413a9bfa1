import type { EventDto } from '@hilo/api';
import type { EventFacts } from '@hilo/core';
import { lazyPart, ThreadEvent, useFormat, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { memo, useState } from 'react';
import { Button, Link } from 'react-aria-components';
import { queuesQuery, ruleNamesQuery, useAgentName, useMay, useMe } from '../../people/people.ts';
import { eventMessages } from './eventMessages.ts';
import { tellEvent } from './tell-event.ts';

const ClockEventLine = lazyPart(() => import('./ClockEventLine.tsx').then((file) => file.ClockEventLine));
const UndoMove = lazyPart(() => import('../dialogs/UndoMove.tsx').then((file) => file.UndoMove));

/** More than these in a row are folded: the last one says how things stand. */
const most = 2;

const link = 'rounded-small text-accent-ink underline decoration-1 underline-offset-2';

/** What happened between two messages. */
export const EventLines = memo(function EventLines(props: { events: readonly EventDto[]; ticketId: string }) {
  const { events, ticketId } = props;
  const t = useT(eventMessages);
  const format = useFormat();
  const { id: myId } = useMe();
  const agentName = useAgentName();
  const mayWrite = useMay('tickets.write');
  const { data: queues } = useQuery(queuesQuery);
  const { data: rules } = useQuery({
    ...ruleNamesQuery,
    enabled: events.some(({ type }) => type === 'ticket.ruleApplied'),
  });
  const [isOpen, setOpen] = useState(false);
  const isLong = events.length > most;
  const shown = isLong && !isOpen ? events.slice(-1) : events;
  return (
    <>
      {isLong && (
        <ThreadEvent>
          <Button
            aria-expanded={isOpen}
            onPress={() => setOpen(!isOpen)}
            className="-ml-1 inline-flex items-center gap-0.5 rounded-small px-1 font-medium data-hovered:bg-hover data-hovered:text-ink"
          >
            {isOpen ? <ChevronDown size={12} aria-hidden /> : <ChevronRight size={12} aria-hidden />}
            {isOpen ? t('event.less') : t('event.more', { count: events.length - 1 })}
          </Button>
        </ThreadEvent>
      )}
      {shown.map((event) => {
        if (/^(?:clock|approval)\./.test(event.type))
          return <ClockEventLine key={event.position} event={event} />;
        const { words, otherTicketId } = tellEvent(event, {
          t,
          ticketId,
          myId,
          agentName,
          queueName: (id) => queues?.find((queue) => queue.id === id)?.name,
          ruleName: (id) => rules?.find((rule) => rule.id === id)?.name,
          moment: (at) => `${format.date(at, 'short')}, ${format.time(at)}`,
          list: format.list,
        });
        return (
          <ThreadEvent key={event.position} at={event.at}>
            <bdi>{words}</bdi>
            {otherTicketId && (
              <>
                {' · '}
                <Link href={`/tickets/${otherTicketId}?view=all`} className={link}>
                  {t('event.other')}
                </Link>
              </>
            )}
            {event.type === 'message.moved' && mayWrite && (
              <UndoMove ticketId={ticketId} moveId={(event.facts as EventFacts['message.moved']).moveId} />
            )}
          </ThreadEvent>
        );
      })}
    </>
  );
});
