import type { TicketDto } from '@hilo/api';
import { ticketKinds } from '@hilo/core';
import { Button, ChoiceMenu, Duration, useFormat, useNow, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { AgentAvatar } from '../people/AgentAvatar.tsx';
import { queuesQuery, useAgentName, useMay, useMe } from '../people/people.ts';
import { Clocks } from '../promises/Clocks.tsx';
import { AssignDialog } from '../tickets/dialogs.ts';
import { kindMessages } from '../tickets/kindMessages.ts';
import { ticketMessages } from '../tickets/messages.ts';
import { useChangeTicket } from '../tickets/useChangeTicket.ts';
import { customerMessages } from './messages.ts';
import { Fact, PanelSection } from './PanelSection.tsx';
import { TopicFact } from './panel-parts.ts';

/** What can be changed stands in the column as what cannot. */
const inPlace = '-ml-2 min-w-0 max-w-full shrink data-disabled:opacity-100';

/** What is owed and by when, where the ticket stands, who has it, when it comes back. */
export function WhatsNext({ ticket }: { ticket: TicketDto }) {
  const t = useT(customerMessages);
  const list = useT(ticketMessages);
  const sayKind = useT(kindMessages);
  const format = useFormat();
  const now = useNow();
  const me = useMe();
  const change = useChangeTicket();
  const agentName = useAgentName();
  const mayWrite = useMay('tickets.write');
  const { data: queues = [] } = useQuery(queuesQuery);
  const [isAssigning, setAssigning] = useState(false);
  const owner = agentName(ticket.ownerId);
  /** Its clock says when. */
  const runs = (rule: string) => ticket.clocks.some((clock) => clock.rule === rule && clock.endedAt === null);
  const moment = (at: string) => `${format.date(at, 'medium')}, ${format.time(at)}`;
  const wait =
    ticket.waitingSince === null ? 0 : Math.max(60, (now - Date.parse(ticket.waitingSince)) / 1000);
  return (
    <PanelSection title={t('next.title')}>
      <Clocks ticket={ticket} />
      <dl>
        <Fact name={t('next.status')}>
          {t(`next.${ticket.status}`)}
          {ticket.status === 'waiting' && ticket.waitingOn && ` ${t(`next.waitingOn.${ticket.waitingOn}`)}`}
        </Fact>
        {ticket.waitingSince !== null && ticket.status !== 'resolved' && (
          <Fact name={t('next.waits')}>
            <Duration seconds={wait} most={wait < 3_600 ? 1 : 2} />
          </Fact>
        )}
        {ticket.followUpAt && !runs('waiting') && (
          <Fact name={t('next.followUp')}>{moment(ticket.followUpAt)}</Fact>
        )}
        {ticket.snoozedUntil && !runs('snooze') && (
          <Fact name={t('next.snoozed')}>{moment(ticket.snoozedUntil)}</Fact>
        )}
        <Fact name={t('next.owner')}>
          <span className="flex flex-wrap items-center gap-1">
            <Button
              variant="bare"
              size="small"
              isDisabled={!mayWrite}
              keys="a"
              tooltip={list('who.title')}
              onPress={() => setAssigning(true)}
              className={inPlace}
            >
              {owner && <AgentAvatar id={ticket.ownerId} name={owner} size={20} />}
              <bdi className="min-w-0 truncate text-ink">{owner ?? t('next.nobody')}</bdi>
            </Button>
            {mayWrite && ticket.ownerId === null && (
              <Button
                size="small"
                onPress={() =>
                  void change(ticket.id, { ownerId: me.id }, list('change.assigned', { name: me.name }))
                }
              >
                {t('next.take')}
              </Button>
            )}
          </span>
        </Fact>
        {queues.length > 1 && (
          <Fact name={t('next.queue')}>
            <ChoiceMenu
              label={t('next.queue')}
              isDisabled={!mayWrite}
              value={ticket.queueId}
              onChange={(queueId) => void change(ticket.id, { queueId })}
              choices={queues.map(({ id, name }) => ({ id, label: name }))}
              className={inPlace}
            />
          </Fact>
        )}
        <Fact name={t('next.kind')}>
          <ChoiceMenu
            label={t('next.kind')}
            isDisabled={!mayWrite}
            value={ticket.kind}
            onChange={(kind) => void change(ticket.id, { kind })}
            choices={ticketKinds.map((kind) => ({ id: kind, label: sayKind(`kind.${kind}`) }))}
            className={inPlace}
          />
        </Fact>
        <TopicFact ticket={ticket} mayWrite={mayWrite} className={inPlace} />
        <Fact name={t('next.opened')}>{moment(ticket.firstMessageAt)}</Fact>
      </dl>
      {isAssigning && (
        <AssignDialog
          ownerId={ticket.ownerId}
          onClose={() => setAssigning(false)}
          onChoose={(ownerId, name) =>
            void change(
              ticket.id,
              { ownerId },
              name === undefined ? list('change.released') : list('change.assigned', { name }),
            )
          }
        />
      )}
    </PanelSection>
  );
}
