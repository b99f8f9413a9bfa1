import type { AgentDto } from '@hilo/api';
import { Select, toasts, useT } from '@hilo/ui';
import { useState } from 'react';
import { deactivateAgent } from '../peopleApi.ts';
import { SureDialog } from '../SureDialog.tsx';
import { useChange } from '../useChange.ts';
import { useAgents } from '../usePeople.ts';
import { peopleMessages } from './peopleMessages.ts';

/** Nobody leaves work behind: whom it goes to is asked first. */
export function DeactivateDialog({ agent, onClose }: { agent: AgentDto; onClose: () => void }) {
  const t = useT(peopleMessages);
  const agents = useAgents();
  const [heir, setHeir] = useState('queue');
  const heirName = (agents.data ?? []).find(({ id }) => id === heir)?.name;
  const deactivate = useChange(
    () => deactivateAgent(agent.id, heir === 'queue' ? null : heir),
    ['agents', 'teams'],
    () =>
      toasts.show({
        text: heirName
          ? t('people.handedOver', { name: agent.name, heir: heirName })
          : t('people.deactivated', { name: agent.name }),
        tone: 'done',
      }),
  );
  const heirs = (agents.data ?? []).filter(
    (each) => each.id !== agent.id && !each.deactivatedAt && each.hasLogin && each.role !== 'reader',
  );
  return (
    <SureDialog
      title={t('people.deactivateTitle', { name: agent.name })}
      confirmLabel={t('people.deactivateConfirm')}
      change={deactivate}
      onClose={onClose}
    >
      <p>{t('people.deactivateBody')}</p>
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
    </SureDialog>
  );
}
