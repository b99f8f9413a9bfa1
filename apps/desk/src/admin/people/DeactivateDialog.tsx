import type { AgentDto } from '@hilo/api';
import { Select, toasts, useFormat, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { deactivateAgent, readAgentWork } from '../peopleApi.ts';
import { SureDialog } from '../SureDialog.tsx';
import { useChange } from '../useChange.ts';
import { useAgents } from '../usePeople.ts';
import { peopleMessages } from './peopleMessages.ts';

/** Nobody leaves work behind: how much there is, and whom it goes to, is said first. */
export function DeactivateDialog({ agent, onClose }: { agent: AgentDto; onClose: () => void }) {
  const t = useT(peopleMessages);
  const format = useFormat();
  const agents = useAgents();
  const work = useQuery({
    queryKey: ['agentWork', agent.id],
    queryFn: () => readAgentWork(agent.id),
    staleTime: 0,
  });
  const [heir, setHeir] = useState('queue');
  const heirName = (agents.data ?? []).find(({ id }) => id === heir)?.name;
  const deactivate = useChange(
    () => deactivateAgent(agent.id, heir === 'queue' ? null : heir),
    ['agents', 'teams', 'tickets'],
    ({ handedTickets: count }) => {
      const { name } = agent;
      const text =
        count === 0
          ? t('people.deactivated', { name })
          : heirName
            ? t('people.handedOver', { name, heir: heirName, count })
            : t('people.handedBack', { name, count });
      toasts.show({ text, tone: 'done' });
    },
  );
  const heirs = (agents.data ?? []).filter(
    (each) => each.id !== agent.id && !each.deactivatedAt && each.hasLogin && each.role !== 'reader',
  );
  const count = work.data?.tickets ?? null;
  const where = (): string =>
    heirName
      ? t('people.goesTo', { count: count ?? 0, heir: heirName })
      : `${format.list((work.data?.queues ?? []).map(({ name, tickets }) => t('people.goesBack', { count: tickets, queue: name })))}.`;
  return (
    <SureDialog
      title={t('people.deactivateTitle', { name: agent.name })}
      confirmLabel={t('people.deactivateConfirm')}
      change={deactivate}
      onClose={onClose}
    >
      <p>{t('people.deactivateBody')}</p>
      {/* Its room is kept while it is counted. */}
      <p className="min-h-5" aria-live="polite">
        {count !== null && t('people.work', { count })}
        {count !== null && count > 0 && ` ${where()}`}
      </p>
      {count !== 0 && (
        <div className="text-ink">
          <Select
            label={t('people.handTo')}
            value={heir}
            onChange={(key) => setHeir(String(key))}
            choices={[
              { id: 'queue', label: t('people.handToQueue') },
              ...heirs.map((each) => ({ id: each.id, label: each.name })),
            ]}
          />
        </div>
      )}
    </SureDialog>
  );
}
