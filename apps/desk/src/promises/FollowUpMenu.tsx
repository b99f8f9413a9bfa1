import type { ClockDto } from '@hilo/api';
import { Button, IconButton, toasts, useT } from '@hilo/ui';
import { Check, CircleX } from 'lucide-react';
import { useState } from 'react';
import { useChange } from '../admin/useChange.ts';
import { useProblemWords } from '../admin/useProblemWords.ts';
import { CancelFollowUpDialog } from './CancelFollowUpDialog.tsx';
import { followUpMessages } from './followUpMessages.ts';
import { finishFollowUp } from './promisesApi.ts';

/** What becomes of what an agent promised: it is done, or no longer needed. */
export function FollowUpMenu({ clock }: { clock: ClockDto }) {
  const t = useT(followUpMessages);
  const say = useProblemWords();
  const [isCancelling, setCancelling] = useState(false);
  const finish = useChange(
    () => finishFollowUp(clock.ticketId, clock.id),
    ['ticket', 'tickets', 'clocks'],
    () => toasts.show({ text: t('followUp.isDone'), tone: 'done' }),
  );
  return (
    <span className="ml-auto flex items-center">
      <Button
        size="small"
        variant="bare"
        icon={Check}
        isPending={finish.isPending}
        onPress={() =>
          finish.mutate(undefined, {
            onError: (error) => toasts.show({ text: say(error), tone: 'failed' }),
          })
        }
      >
        {t('followUp.done')}
      </Button>
      <IconButton
        icon={CircleX}
        size="small"
        label={t('followUp.cancel')}
        onPress={() => setCancelling(true)}
      />
      {isCancelling && <CancelFollowUpDialog clock={clock} onClose={() => setCancelling(false)} />}
    </span>
  );
}
