import type { AgentDto } from '@hilo/api';
import { ConfirmDialog, toasts, useT } from '@hilo/ui';
import { ProblemNote } from '../ProblemNote.tsx';
import { removeSecondFactor } from '../peopleApi.ts';
import { useChange } from '../useChange.ts';
import { peopleMessages } from './peopleMessages.ts';

/** Takes the second factor from somebody who lost it. */
export function UnlockDialog({ agent, onClose }: { agent: AgentDto; onClose: () => void }) {
  const t = useT(peopleMessages);
  const { name } = agent;
  const unlock = useChange(
    () => removeSecondFactor(agent.id),
    ['agents'],
    () => toasts.show({ text: t('people.unlocked', { name }), tone: 'done' }),
  );
  return (
    <ConfirmDialog
      isOpen
      isDanger
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t('people.unlockTitle', { name })}
      confirmLabel={t('people.unlockConfirm')}
      isPending={unlock.isPending}
      onConfirm={() => unlock.mutateAsync(undefined).then(() => undefined)}
    >
      <div className="flex flex-col gap-4">
        <ProblemNote error={unlock.error} />
        <p>{t('people.unlockBody', { name })}</p>
      </div>
    </ConfirmDialog>
  );
}
