import type { MessageDto } from '@hilo/api';
import { ConfirmDialog, TextField, toasts, useT } from '@hilo/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api.ts';
import { redactMessages } from './redactMessages.ts';

/** Deletes what a message says and keeps that it was there. Cannot be undone, so it asks why. */
export function RedactDialog({ message, onClose }: { message: MessageDto; onClose: () => void }) {
  const t = useT(redactMessages);
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const redact = async () => {
    setTried(true);
    if (reason.trim() === '') throw new Error('a reason is needed');
    try {
      await api.redact(message.id, { reason: reason.trim() });
    } catch (error) {
      toasts.show({ text: t('redact.failed'), tone: 'failed' });
      throw error;
    }
    toasts.show({ text: t('redact.done'), tone: 'done' });
    await client.invalidateQueries({ queryKey: ['ticket', message.ticketId] });
  };
  return (
    <ConfirmDialog
      title={t('redact.title')}
      isOpen
      isDanger
      onOpenChange={(isOpen) => !isOpen && onClose()}
      confirmLabel={t('redact.confirm')}
      onConfirm={redact}
    >
      <p className="mb-3">{t('redact.body')}</p>
      <TextField
        label={t('redact.reason')}
        description={t('redact.reasonHint')}
        value={reason}
        onChange={setReason}
        isInvalid={isTried && reason.trim() === ''}
        maxLength={300}
      />
    </ConfirmDialog>
  );
}
