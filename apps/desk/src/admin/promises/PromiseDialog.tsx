import type { ServicePromiseDto } from '@hilo/api';
import { ApiError } from '@hilo/api/client';
import { ticketKinds, usualWarnShares } from '@hilo/core';
import { Checkbox, ComboBox, Select, TextField, useLocale, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answerMessages } from '../../answers/answerMessages.ts';
import { channelsQuery } from '../../people/people.ts';
import { adminMessages } from '../adminMessages.ts';
import { FormDialog } from '../FormDialog.tsx';
import { minutesOfDay } from '../hours/read-spans.ts';
import { changeServicePromise, createServicePromise, listSegments, useHours } from '../promisesApi.ts';
import { useChange } from '../useChange.ts';
import { promiseMessages } from './promiseMessages.ts';
import { readShares, writeShares } from './read-shares.ts';
import { TimeField } from './TimeField.tsx';
import { weightOf } from './usePromiseWords.ts';
import { useTimeWords } from './useTimeWords.ts';

const all = 'all';
const times = ['firstAnswerMinutes', 'nextAnswerMinutes', 'solutionMinutes'] as const;
const labelOf = {
  firstAnswerMinutes: 'first',
  nextAnswerMinutes: 'next',
  solutionMinutes: 'solution',
} as const;
/** Those that answers are written in most; any other that a promise has stays in the list. */
const languages = ['es', 'en', 'ca', 'gl', 'eu', 'pt', 'fr', 'de', 'it'];

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
  const kinds = useT(answerMessages);
  const locale = useLocale();
  const sayTime = useTimeWords();
  const hours = useHours();
  const channels = useQuery(channelsQuery);
  const segments = useQuery({ queryKey: ['segments'], queryFn: listSegments });
  const house = hours.data?.find(({ isDefault }) => isDefault);
  const [whom, setWhom] = useState({
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
  const language = new Intl.DisplayNames([locale], { type: 'language' });
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
      <fieldset className="flex min-w-0 flex-col gap-4">
        <legend className="mb-2 text-list font-semibold">{t('whom')}</legend>
        <div className="grid grid-cols-2 gap-4 max-sm:grid-cols-1">
          <Select
            label={t('channel')}
            value={whom.channelId ?? all}
            onChange={(key) => setWhom({ ...whom, channelId: key === all ? null : String(key) })}
            choices={[
              { id: all, label: t('anyChannel') },
              ...(channels.data ?? []).map(({ id, name }) => ({ id, label: name })),
            ]}
          />
          <Select
            label={t('kind')}
            value={whom.ticketKind ?? all}
            onChange={(key) =>
              setWhom({ ...whom, ticketKind: ticketKinds.find((one) => one === key) ?? null })
            }
            choices={[
              { id: all, label: t('anyKind') },
              ...ticketKinds.map((id) => ({ id, label: kinds(`kind.${id}`) })),
            ]}
          />
          <ComboBox
            label={t('segment')}
            description={t('segmentHelp')}
            isOptional
            allowsCustomValue
            menuTrigger="focus"
            choices={(segments.data ?? []).map((id) => ({ id, label: id }))}
            inputValue={whom.segment ?? ''}
            onInputChange={(segment) =>
              setWhom({ ...whom, segment: segment === '' ? null : segment.slice(0, 60) })
            }
          />
          <Select
            label={t('locale')}
            value={whom.locale ?? all}
            onChange={(key) => setWhom({ ...whom, locale: key === all ? null : String(key) })}
            choices={[
              { id: all, label: t('anyLocale') },
              ...[...new Set([...languages, ...(whom.locale ? [whom.locale] : [])])].map((id) => ({
                id,
                label: language.of(id) ?? id,
              })),
            ]}
          />
        </div>
      </fieldset>
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
