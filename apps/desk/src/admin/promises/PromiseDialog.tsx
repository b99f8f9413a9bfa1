import type { ServicePromiseDto } from '@hilo/api';
import { ApiError } from '@hilo/api/client';
import { usualWarnShares } from '@hilo/core';
import { Checkbox, Select, TextField, useT } from '@hilo/ui';
import { useState } from 'react';
import { adminMessages } from '../adminMessages.ts';
import { FormDialog } from '../FormDialog.tsx';
import { minutesOfDay } from '../hours/read-spans.ts';
import { changeServicePromise, createServicePromise, useHours } from '../promisesApi.ts';
import { useChange } from '../useChange.ts';
import { promiseMessages } from './promiseMessages.ts';
import { readShares, writeShares } from './read-shares.ts';
import { TimeField } from './TimeField.tsx';
import { weightOf } from './usePromiseWords.ts';
import { useTimeWords } from './useTimeWords.ts';
import { type Whom, WhomFields } from './WhomFields.tsx';

const times = ['firstAnswerMinutes', 'nextAnswerMinutes', 'solutionMinutes'] as const;
const labelOf = {
  firstAnswerMinutes: 'first',
  nextAnswerMinutes: 'next',
  solutionMinutes: 'solution',
} as const;
/** Writes a promise: to what it applies, and by when. */
export function PromiseDialog({
  promise,
  onClose,
}: {
  promise: ServicePromiseDto | null;
  onClose: () => void;
}) {
  const t = useT(promiseMessages);
  const words = useT(adminMessages);
  const sayTime = useTimeWords();
  const hours = useHours();
  const house = hours.data?.find(({ isDefault }) => isDefault);
  const [whom, setWhom] = useState<Whom>({
    channelId: promise?.channelId ?? null,
    ticketKind: promise?.ticketKind ?? null,
    segment: promise?.segment ?? null,
    locale: promise?.locale ?? null,
  });
  const [chosenHours, setHours] = useState(promise?.hoursId ?? null);
  const [minutes, setMinutes] = useState({
    firstAnswerMinutes: promise ? promise.firstAnswerMinutes : 60,
    nextAnswerMinutes: promise ? promise.nextAnswerMinutes : 120,
    solutionMinutes: promise ? promise.solutionMinutes : null,
  });
  const [pausesForCustomer, setPauses] = useState(promise?.pausesForCustomer ?? true);
  const [warnings, setWarnings] = useState(writeShares(promise?.warnShares ?? usualWarnShares));
  const [wasTried, setTried] = useState(false);
  const place = hours.data?.find(({ id }) => id === (chosenHours ?? house?.id));
  const dayMinutes = place ? minutesOfDay(place.weekly) : 0;
  const isNothing = times.every((name) => minutes[name] === null);
  const isGeneral = weightOf(whom) === 0;
  const lacksGeneral =
    isGeneral && (minutes.firstAnswerMinutes === null || minutes.nextAnswerMinutes === null);
  const warnShares = readShares(warnings);
  const isWrong = warnShares === null || times.some((name) => Number.isNaN(minutes[name]));
  const body = {
    ...whom,
    segment: whom.segment?.trim() || null,
    hoursId: place?.id ?? '',
    ...minutes,
    pausesForCustomer,
    ...(warnShares ? { warnShares } : {}),
  };
  const save = useChange(
    () => (promise ? changeServicePromise(promise, body) : createServicePromise(body)),
    ['servicePromises', 'openingHours', 'segments'],
    onClose,
  );
  const isLastGeneral = save.error instanceof ApiError && save.error.code === 'promise.lastGeneral';
  return (
    <FormDialog
      title={t(promise ? 'editTitle' : 'newTitle')}
      submitLabel={promise ? words('save') : words('create')}
      onSubmit={() => {
        setTried(true);
        if (place && !isNothing && !isWrong && !(lacksGeneral && !promise)) save.mutate(undefined);
      }}
      onClose={onClose}
      isPending={save.isPending}
      error={save.error}
    >
      <WhomFields whom={whom} onChange={setWhom} />
      <fieldset className="flex min-w-0 flex-col gap-4 border-t border-line pt-4">
        <legend className="sr-only">{t('what')}</legend>
        <p aria-hidden className="text-list font-semibold">
          {t('what')}
        </p>
        <Select
          label={t('hours')}
          {...(dayMinutes > 0
            ? { description: t('daysHelp', { time: sayTime(dayMinutes, undefined) }) }
            : {})}
          value={place?.id ?? null}
          onChange={(key) => setHours(String(key))}
          choices={(hours.data ?? []).map(({ id, name }) => ({ id, label: name }))}
        />
        {place &&
          times.map((name) => (
            <TimeField
              // A day of other hours is another number of minutes.
              key={`${name} ${dayMinutes}`}
              label={t(labelOf[name])}
              minutes={minutes[name]}
              dayMinutes={dayMinutes}
              onChange={(value) => setMinutes((now) => ({ ...now, [name]: value }))}
            />
          ))}
        {minutes.solutionMinutes !== null && (
          <Checkbox isSelected={pausesForCustomer} onChange={setPauses}>
            {t('pausesForCustomer')}
          </Checkbox>
        )}
        <TextField
          label={t('warnings')}
          description={t('warningsHelp')}
          value={warnings}
          onChange={setWarnings}
          maxLength={40}
          isInvalid={warnShares === null}
          errorMessage={t('warningsWrong')}
        />
        {wasTried && (isNothing || lacksGeneral) && !isLastGeneral && (
          <p role="alert" className="text-meta font-medium text-broken-ink">
            {t(isNothing ? 'nothing' : 'lastGeneral')}
          </p>
        )}
      </fieldset>
    </FormDialog>
  );
}
