import { ComboBox, RadioGroup, TextField, toasts, useT } from '@hilo/ui';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { adminMessages } from '../adminMessages.ts';
import { FormDialog } from '../FormDialog.tsx';
import { createCalendar, useHours } from '../promisesApi.ts';
import { TimeZoneField } from '../TimeZoneField.tsx';
import { useChange } from '../useChange.ts';
import { calendarMessages } from './calendarMessages.ts';
import { useCalendarName, useSortedCalendars } from './useCalendarNames.ts';

const kinds = ['local', 'own', 'national'] as const;
type Kind = (typeof kinds)[number];

/** Makes a calendar of one's own, and opens it. */
export function NewCalendar({ onClose }: { onClose: () => void }) {
  const t = useT(calendarMessages);
  const words = useT(adminMessages);
  const navigate = useNavigate();
  const calendars = useSortedCalendars();
  const nameOf = useCalendarName();
  const house = useHours().data?.find(({ isDefault }) => isDefault);
  const [kind, setKind] = useState<Kind>('local');
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [zone, setZone] = useState<string>(Intl.DateTimeFormat().resolvedOptions().timeZone);
  const [wasTried, setTried] = useState(false);
  const parentCode = chosen ?? house?.calendarCode ?? null;
  const isOverlaid = kind !== 'national';
  const isGood = name.trim() !== '' && (!isOverlaid || parentCode !== null);
  const save = useChange(
    () =>
      createCalendar({
        name: name.trim(),
        scope: kind,
        ...(isOverlaid ? { parentCode } : { zone }),
      }),
    ['calendars'],
    ({ code }) => {
      toasts.show({ text: t('created'), tone: 'done' });
      onClose();
      void navigate({ to: '/admin/calendars/$code', params: { code } });
    },
  );
  return (
    <FormDialog
      title={t('new.title')}
      submitLabel={words('create')}
      onSubmit={() => {
        setTried(true);
        if (isGood) save.mutate(undefined);
      }}
      onClose={onClose}
      isPending={save.isPending}
      error={save.error}
    >
      <RadioGroup
        label={t('new.kind')}
        value={kind}
        onChange={(value) => setKind(kinds.find((one) => one === value) ?? 'local')}
        choices={kinds.map((id) => ({ id, label: t(`new.${id}`), description: t(`new.${id}Help`) }))}
      />
      <TextField
        label={t('new.name')}
        value={name}
        onChange={setName}
        autoFocus
        autoComplete="off"
        maxLength={120}
        isInvalid={wasTried && name.trim() === ''}
        errorMessage={t('nameMissing')}
      />
      {isOverlaid ? (
        <ComboBox
          label={t('new.parent')}
          choices={calendars
            .filter(({ scope }) => kind === 'own' || scope !== 'own')
            .map((one) => ({ id: one.code, label: nameOf(one) }))}
          value={parentCode}
          onChange={(key) => setChosen(key === null ? null : String(key))}
          isInvalid={wasTried && parentCode === null}
          errorMessage={t('new.parentMissing')}
        />
      ) : (
        <TimeZoneField label={t('new.zone')} value={zone} onChange={setZone} />
      )}
    </FormDialog>
  );
}
