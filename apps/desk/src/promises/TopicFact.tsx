import type { TicketDto } from '@hilo/api';
import { legalTopics, profilesOf, topicsOf } from '@hilo/core';
import { ChoiceMenu, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { readRegime } from '../admin/law/lawApi.ts';
import { Fact } from '../customers/PanelSection.tsx';
import { useChangeTicket } from '../tickets/useChangeTicket.ts';
import { topicMessages } from './topicMessages.ts';

/**
 * What a legal matter is about: a person says it, and other deadlines may follow from it. Only what makes a difference to
 * a law that is in force is to be chosen; where nothing does, nothing is asked.
 */
export function TopicFact(props: { ticket: TicketDto; mayWrite: boolean; className: string }) {
  const { ticket, mayWrite, className } = props;
  const t = useT(topicMessages);
  const change = useChangeTicket();
  const { data: regime } = useQuery({
    queryKey: ['regime'],
    queryFn: readRegime,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const known = regime ? topicsOf(profilesOf(regime.settings.profileIds, regime.profiles)) : [];
  const topics = legalTopics.filter((one) => one === ticket.topic || known.includes(one));
  if (topics.length === 0) return null;
  return (
    <Fact name={t('next.topic')}>
      <ChoiceMenu
        label={t('next.topic')}
        isDisabled={!mayWrite}
        value={ticket.topic ?? 'none'}
        onChange={(topic) => void change(ticket.id, { topic: topic === 'none' ? null : topic })}
        choices={(['none', ...topics] as const).map((id) => ({ id, label: t(`topic.${id}`) }))}
        className={className}
      />
    </Fact>
  );
}
