import type { ClockDto } from '@hilo/api';
import { TextArea, toasts, useT } from '@hilo/ui';
import { useState } from 'react';
import { FormDialog } from '../admin/FormDialog.tsx';
import { useChange } from '../admin/useChange.ts';
import { followUpMessages } from './followUpMessages.ts';
import { cancelFollowUp } from './promisesApi.ts';

/** Asks why what was promised is no longer needed; it stays with the ticket. */
export function CancelFollowUpDialog({ clock, onClose }: { clock: ClockDto; onClose: () => void }) {
  const t = useT(followUpMessages);
  const [reason, setReason] = useState('');
  const [wasTried, setTried] = useState(false);
  const isEmpty = reason.trim() === '';
  const cancel = useChange(
    (words: string) => cancelFollowUp(clock.ticketId, clock.id, words),
    ['ticket', 'tickets', 'clocks'],
    () => {
      toasts.show({ text: t('followUp.isCancelled'), tone: 'done' });
      onClose();
    },
  );
  return (
    <FormDialog
      title={t('followUp.cancelTitle')}
      submitLabel={t('followUp.cancelDo')}
      isPending={cancel.isPending}
      error={cancel.error}
      onClose={onClose}
      onSubmit={() => {
        setTried(true);
        if (!isEmpty) cancel.mutate(reason.trim());
      }}
    >
      <p className="text-list text-muted">{t('followUp.cancelAbout')}</p>
      <TextArea
        autoFocus
        label={t('followUp.cancelReason')}
        value={reason}
        onChange={setReason}
        rows={3}
        maxLength={300}
        isInvalid={wasTried && isEmpty}
        errorMessage={t('followUp.reasonMissing')}
      />
    </FormDialog>
  );
}
