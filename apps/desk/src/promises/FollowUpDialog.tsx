import { TextArea, TextField, toasts, useFormat, useT } from '@hilo/ui';
import { useState } from 'react';
import { FormDialog } from '../admin/FormDialog.tsx';
import { useChange } from '../admin/useChange.ts';
import { useMe } from '../people/people.ts';
import { fromLocalInput, momentOf, toLocalInput } from '../tickets/when.ts';
import { followUpMessages } from './followUpMessages.ts';
import { promiseFollowUp } from './promisesApi.ts';

/** Asks what an agent is going to do and when; from then on it is a clock like any other. */
export function FollowUpDialog({ ticketId, onClose }: { ticketId: string; onClose: () => void }) {
  const t = useT(followUpMessages);
  const format = useFormat();
  const { timeZone } = useMe();
  const [now] = useState(() => Date.now());
  const [note, setNote] = useState('');
  const [when, setWhen] = useState(() => toLocalInput(momentOf('tomorrow', now, timeZone), timeZone));
  const [wasAsked, setAsked] = useState(false);
  const at = fromLocalInput(when, timeZone);
  const isPast = at === null || at.getTime() <= now;
  const isEmpty = note.trim() === '';
  const save = useChange(
    (dueAt: Date) => promiseFollowUp(ticketId, { dueAt: dueAt.toISOString(), note: note.trim() }),
    ['ticket', 'tickets', 'clocks'],
    (clock) => {
      const date = `${format.longDay(clock.dueAt, now)}, ${format.time(clock.dueAt)}`;
      toasts.show({ text: t('followUp.saved', { date }), tone: 'done' });
      onClose();
    },
  );
  return (
    <FormDialog
      title={t('followUp.title')}
      submitLabel={t('followUp.save')}
      isPending={save.isPending}
      error={save.error}
      onClose={onClose}
      onSubmit={() => {
        setAsked(true);
        if (!isPast && !isEmpty) save.mutate(at);
      }}
    >
      <p className="text-list text-muted">{t('followUp.about')}</p>
      <TextArea
        autoFocus
        label={t('followUp.note')}
        placeholder={t('followUp.noteHint')}
        value={note}
        onChange={setNote}
        rows={2}
        maxLength={500}
        isInvalid={wasAsked && isEmpty}
        errorMessage={t('followUp.noteMissing')}
      />
      <TextField
        label={t('followUp.when')}
        type="datetime-local"
        value={when}
        onChange={setWhen}
        isInvalid={isPast}
        errorMessage={t('followUp.past')}
      />
    </FormDialog>
  );
}
