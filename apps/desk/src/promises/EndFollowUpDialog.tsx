import type { ClockDto } from '@hilo/api';
import { TextArea, toasts, useT } from '@hilo/ui';
import { useState } from 'react';
import { FormDialog } from '../admin/FormDialog.tsx';
import { useChange } from '../admin/useChange.ts';
import { clockMessages } from './clockMessages.ts';
import { endFollowUp } from './promisesApi.ts';

/** Asks what was done, or why it is no longer needed; it stays with the ticket. */
export function EndFollowUpDialog(props: { clock: ClockDto; how: 'done' | 'cancel'; onClose: () => void }) {
  const { clock, how, onClose } = props;
  const t = useT(clockMessages);
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const end = useChange(
    (words: string) => endFollowUp(clock.ticketId, clock.id, how, words),
    ['ticket', 'tickets', 'clocks'],
    () => {
      toasts.show({ text: t(how === 'done' ? 'followUp.isDone' : 'followUp.isCancelled'), tone: 'done' });
      onClose();
    },
  );
  return (
    <FormDialog
      title={t(`followUp.${how}Title`)}
      submitLabel={t(`followUp.${how}Do`)}
      isPending={end.isPending}
      error={end.error}
      onClose={onClose}
      onSubmit={() => {
        setMissing(reason.trim() === '');
        if (reason.trim() !== '') end.mutate(reason.trim());
      }}
    >
      <p className="text-list text-muted">{t(`followUp.${how}About`)}</p>
      <TextArea
        autoFocus
        label={t(`followUp.${how}Reason`)}
        value={reason}
        onChange={setReason}
        rows={3}
        maxLength={300}
        isInvalid={isMissing && reason.trim() === ''}
        errorMessage={t('followUp.reasonMissing')}
      />
    </FormDialog>
  );
}
