import type { ClockDto } from '@hilo/api';
import { formatLongDay, TextArea, TextField, toasts, useLocale, useNow, useT } from '@hilo/ui';
import { useState } from 'react';
import { FormDialog } from '../admin/FormDialog.tsx';
import { useChange } from '../admin/useChange.ts';
import { decisionMessages } from './decisionMessages.ts';
import { recordDecision } from './promisesApi.ts';

/** The date that a moment has somewhere, as a field for dates wants it. */
const dateIn = (zone: string, at: string | number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(new Date(at));

/** What was decided, and on which day: from then on the notice has its own time. Nothing of it is sent. */
export function DecisionDialog({ clock, onClose }: { clock: ClockDto; onClose: () => void }) {
  const t = useT(decisionMessages);
  const locale = useLocale();
  const { zone, notice } = clock.trace;
  const today = dateIn(zone, useNow());
  const first = dateIn(zone, clock.startedAt);
  const [note, setNote] = useState('');
  const [day, setDay] = useState(today);
  const [wasTried, setTried] = useState(false);
  const isEmpty = note.trim() === '';
  const isOutside = day < first || day > today;
  const record = useChange(
    () => recordDecision(clock, { note: note.trim(), decidedOn: day }),
    ['ticket', 'tickets', 'clocks'],
    () => {
      toasts.show({ text: t('decision.done'), tone: 'done' });
      onClose();
    },
  );
  return (
    <FormDialog
      title={t('decision.title')}
      submitLabel={t('decision.send')}
      isPending={record.isPending}
      error={record.error}
      onClose={onClose}
      onSubmit={() => {
        setTried(true);
        if (!isEmpty && !isOutside) record.mutate(undefined);
      }}
    >
      <p className="text-list text-muted">
        {t('decision.about', {
          time: t('decision.days', { count: notice?.amount ?? 0 }),
          article: notice?.article ?? '',
        })}
      </p>
      <TextArea
        autoFocus
        label={t('decision.note')}
        placeholder={t('decision.noteHint')}
        value={note}
        maxLength={2_000}
        onChange={setNote}
        isInvalid={wasTried && isEmpty}
        errorMessage={t('decision.missing')}
      />
      <TextField
        label={t('decision.on')}
        type="date"
        value={day}
        onChange={setDay}
        isInvalid={isOutside}
        errorMessage={t('decision.outside', {
          from: formatLongDay(locale, `${first}T12:00:00Z`, Date.now(), 'UTC'),
        })}
      />
    </FormDialog>
  );
}
