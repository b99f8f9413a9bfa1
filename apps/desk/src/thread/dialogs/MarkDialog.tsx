import type { MessageDto } from '@hilo/api';
import { TextArea, toasts, useLocale, useT } from '@hilo/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FormDialog } from '../../admin/FormDialog.tsx';
import { useChange } from '../../admin/useChange.ts';
import { api, isApiError } from '../../api.ts';
import { unmark } from '../message/unmark.ts';
import { markMessages } from './markMessages.ts';

/** Asks why a message that was sent is the answer after all, or is none; it can be taken back. */
export function MarkDialog({ message, onClose }: { message: MessageDto; onClose: () => void }) {
  const t = useT(markMessages);
  const countsAsAnswer = message.countsAsAnswer === false;
  const kind = countsAsAnswer ? 'answer' : 'holding';
  const [reason, setReason] = useState('');
  const [wasTried, setTried] = useState(false);
  const isEmpty = reason.trim() === '';
  const client = useQueryClient();
  const locale = useLocale();
  const mark = useChange(
    () => api.markAnswer(message.id, { countsAsAnswer, reason: reason.trim() }),
    ['ticket', 'tickets', 'clocks', 'breaches', 'promisesNow'],
    () => {
      toasts.show({
        text: t(`${kind}.done`),
        tone: 'done',
        action: { label: t('undo'), onPress: () => void unmark(client, locale, message.id) },
      });
      onClose();
    },
  );
  const isForbidden = isApiError(mark.error) && mark.error.code === 'auth.forbidden';
  return (
    <FormDialog
      title={t(`${kind}.title`)}
      submitLabel={t(`${kind}.confirm`)}
      isPending={mark.isPending}
      error={mark.error}
      errorWords={isForbidden ? t('forbidden') : undefined}
      onClose={onClose}
      onSubmit={() => {
        setTried(true);
        if (!isEmpty) mark.mutate(undefined);
      }}
    >
      <p className="text-list text-muted">{t(`${kind}.body`)}</p>
      <TextArea
        autoFocus
        label={t('reason')}
        placeholder={t(`${kind}.hint`)}
        value={reason}
        onChange={setReason}
        rows={2}
        maxLength={300}
        isInvalid={wasTried && isEmpty}
        errorMessage={t('missing')}
      />
    </FormDialog>
  );
}
