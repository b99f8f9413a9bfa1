import type { AgentDto } from '@hilo/api';
import { ConfirmDialog, Select, toasts, useT } from '@hilo/ui';
import { useState } from 'react';
import { ProblemNote } from '../ProblemNote.tsx';
import { deactivateAgent } from '../peopleApi.ts';
import { useChange } from '../useChange.ts';
import { useAgents } from '../usePeople.ts';
import { peopleMessages } from './peopleMessages.ts';

/** Nobody leaves work behind: whom it goes to is asked first. */
export function DeactivateDialog({ agent, onClose }: { agent: AgentDto; onClose: () => void }) {
  const t = useT(peopleMessages);
  const agents = useAgents();
  const [heir, setHeir] = useState('queue');
  const deactivate = useChange(
    () => deactivateAgent(agent.id, heir === 'queue' ? null : heir),
    ['agents', 'teams'],
    () => toasts.show({ text: t('people.deactivated', { name: agent.name }), tone: 'done' }),
  );
  const heirs = (agents.data ?? []).filter(
    (each) => each.id !== agent.id && !each.deactivatedAt && each.hasLogin && each.role !== 'reader',
  );
  return (
    <ConfirmDialog
      isOpen
      isDanger
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t('people.deactivateTitle', { name: agent.name })}
      confirmLabel={t('people.deactivateConfirm')}
      isPending={deactivate.isPending}
      onConfirm={() => deactivate.mutateAsync(undefined).then(() => undefined)}
    >
      <div className="flex flex-col gap-4">
        <ProblemNote error={deactivate.error} />
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
      </div>
    </ConfirmDialog>
  );
}
