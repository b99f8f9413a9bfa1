import type { TicketDto } from '@hilo/api';
import { legalTopics } from '@hilo/core';
import { ChoiceMenu, useT } from '@hilo/ui';
import { Fact } from '../customers/PanelSection.tsx';
import { useChangeTicket } from '../tickets/useChangeTicket.ts';
import { topicMessages } from './topicMessages.ts';

/** What a legal matter is about: a person says it, and other deadlines may follow from it. */
export function TopicFact(props: { ticket: TicketDto; mayWrite: boolean; className: string }) {
  const { ticket, mayWrite, className } = props;
  const t = useT(topicMessages);
  const change = useChangeTicket();
  return (
    <Fact name={t('next.topic')}>
      <ChoiceMenu
        label={t('next.topic')}
        isDisabled={!mayWrite}
        value={ticket.topic ?? 'none'}
        onChange={(topic) => void change(ticket.id, { topic: topic === 'none' ? null : topic })}
        choices={(['none', ...legalTopics] as const).map((id) => ({ id, label: t(`topic.${id}`) }))}
        className={className}
      />
    </Fact>
  );
}
