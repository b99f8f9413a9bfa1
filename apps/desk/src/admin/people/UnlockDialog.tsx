import type { AgentDto } from '@hilo/api';
import { toasts, useT } from '@hilo/ui';
import { removeSecondFactor } from '../peopleApi.ts';
import { SureDialog } from '../SureDialog.tsx';
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
    <SureDialog
      title={t('people.unlockTitle', { name })}
      confirmLabel={t('people.unlockConfirm')}
      change={unlock}
      onClose={onClose}
    >
      <p>{t('people.unlockBody', { name })}</p>
    </SureDialog>
  );
}
