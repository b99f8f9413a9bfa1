import type { BreachDto } from '@hilo/api';
import { TextArea, toasts, useT } from '@hilo/ui';
import { useState } from 'react';
import { FormDialog } from '../admin/FormDialog.tsx';
import { useChange } from '../admin/useChange.ts';
import { nowMessages } from './nowMessages.ts';
import { noteBreach } from './promisesApi.ts';

/** Asks why a deadline passed, and what was done about it. */
export function NoteBreachDialog({ breach, onClose }: { breach: BreachDto; onClose: () => void }) {
  const t = useT(nowMessages);
  const [cause, setCause] = useState(breach.cause ?? '');
  const [remedy, setRemedy] = useState(breach.remedy ?? '');
  const [wasTried, setTried] = useState(false);
  const isEmpty = cause.trim() === '';
  const note = useChange(
    () => noteBreach(breach.id, { cause: cause.trim(), remedy: remedy.trim() === '' ? null : remedy.trim() }),
    ['breaches', 'promisesNow'],
    () => {
      toasts.show({ text: t('breaches.noted'), tone: 'done' });
      onClose();
    },
  );
  return (
    <FormDialog
      title={t('breaches.noteTitle')}
      submitLabel={t('breaches.save')}
      isPending={note.isPending}
      error={note.error}
      onClose={onClose}
      onSubmit={() => {
        setTried(true);
        if (!isEmpty) note.mutate(undefined);
      }}
    >
      <p className="text-list text-muted">{t('breaches.noteAbout')}</p>
      <TextArea
        autoFocus
        label={t('breaches.cause')}
        placeholder={t('breaches.causeHint')}
        value={cause}
        onChange={setCause}
        rows={2}
        maxLength={1_000}
        isInvalid={wasTried && isEmpty}
        errorMessage={t('breaches.causeMissing')}
      />
      <TextArea
        label={t('breaches.remedy')}
        isOptional
        placeholder={t('breaches.remedyHint')}
        value={remedy}
        onChange={setRemedy}
        rows={2}
        maxLength={1_000}
      />
    </FormDialog>
  );
}
