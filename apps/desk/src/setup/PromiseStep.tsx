import type { OpeningHoursDto, ServicePromiseDto } from '@hilo/api';
import { Button, ComboBox, joinClasses, SkeletonRows, TextField, useT } from '@hilo/ui';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ToggleButton } from 'react-aria-components';
import { useCalendarChoices } from '../admin/calendars/useCalendarNames.ts';
import { minutesOfDay, readSpans, writeSpans } from '../admin/hours/read-spans.ts';
import { useWeekdays, type Weekly, weekdays } from '../admin/hours/useWeekdays.ts';
import { Loaded } from '../admin/Loaded.tsx';
import { changeRegime, readRegime } from '../admin/law/lawApi.ts';
import { ProblemNote } from '../admin/ProblemNote.tsx';
import { useTimeWords } from '../admin/promises/useTimeWords.ts';
import { changeHours, changeServicePromise, useHours, useServicePromises } from '../admin/promisesApi.ts';
import { setupMessages } from './setupMessages.ts';

/** When somebody is there, and how soon a first answer comes: what there is already, to be said better in one step. */
export function PromiseStep({ onDone }: { onDone: (summary: string) => void }) {
  const hours = useHours();
  const promises = useServicePromises();
  return (
    <Loaded query={hours} skeleton={<SkeletonRows count={3} rowHeight={48} />}>
      {(list) => {
        const own = list.find(({ isDefault }) => isDefault);
        const general = promises.data?.find(
          ({ channelId, ticketKind, segment, locale }) => !channelId && !ticketKind && !segment && !locale,
        );
        return own && general ? <PromiseForm hours={own} promise={general} onDone={onDone} /> : null;
      }}
    </Loaded>
  );
}

type FormProps = {
  hours: OpeningHoursDto;
  promise: ServicePromiseDto;
  onDone: (summary: string) => void;
};

const none = 'none';
/** What is solved takes longer than what is answered: as many days of opening hours as there are from first to last. */
const daysToSolve = 5;

function PromiseForm({ hours, promise, onDone }: FormProps) {
  const t = useT(setupMessages);
  const { name, summarise } = useWeekdays();
  const sayTime = useTimeWords();
  const calendars = useCalendarChoices();
  const regime = useQuery({ queryKey: ['regime'], queryFn: readRegime });
  const open = weekdays.filter((day) => hours.weekly[day].length > 0);
  const [days, setDays] = useState<readonly number[]>(open);
  const [typed, setTyped] = useState(() => writeSpans(hours.weekly[open[0] ?? 1]));
  const [calendarCode, setCalendar] = useState(hours.calendarCode);
  const [first, setFirst] = useState(String((promise.firstAnswerMinutes ?? 240) / 60));
  const spans = readSpans(typed);
  const minutes = Math.round(Number(first.replace(',', '.')) * 60);
  const isGood = spans !== null && spans.length > 0 && days.length > 0 && minutes > 0;
  const weekly = Object.fromEntries(
    weekdays.map((day) => [day, days.includes(day) ? (spans ?? []) : []]),
  ) as Weekly;
  const summary = () => t('promise.doneAs', { hours: summarise(weekly), time: sayTime(minutes, { weekly }) });
  const save = useMutation({
    mutationFn: async () => {
      const { name: title, zone, exceptions } = hours;
      await changeHours(hours, { name: title, zone, exceptions, weekly, calendarCode });
      await changeServicePromise(promise, {
        hoursId: hours.id,
        firstAnswerMinutes: minutes,
        nextAnswerMinutes: minutes * 2,
        solutionMinutes: daysToSolve * minutesOfDay(weekly),
      });
      // The house stands where its holidays are.
      if (regime.data && calendarCode !== null && regime.data.settings.place !== calendarCode)
        await changeRegime({ ...regime.data.settings, place: calendarCode });
    },
    onSuccess: () => onDone(summary()),
  });
  return (
    <form
      noValidate
      className="flex max-w-96 flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (isGood && !save.isPending) save.mutate();
      }}
    >
      <p className="text-list text-muted">{t('promise.about')}</p>
      <ProblemNote error={save.error} />
      <fieldset>
        <legend className="mb-1 text-list font-medium">{t('promise.days')}</legend>
        <div className="flex flex-wrap gap-1">
          {weekdays.map((day) => (
            <ToggleButton
              key={day}
              isSelected={days.includes(day)}
              onChange={(isOn) =>
                setDays((now) => weekdays.filter((each) => (each === day ? isOn : now.includes(each))))
              }
              className={({ isSelected }) =>
                joinClasses(
                  'reach h-8 rounded-small border px-2.5 text-list font-medium transition-colors',
                  isSelected
                    ? 'border-accent bg-accent text-on-accent'
                    : 'border-control bg-surface text-muted data-hovered:border-muted',
                )
              }
            >
              <span aria-hidden className="first-letter:uppercase">
                {name(day, 'short')}
              </span>
              <span className="sr-only">{name(day)}</span>
            </ToggleButton>
          ))}
        </div>
        {days.length === 0 && (
          <p role="alert" className="mt-1 text-meta font-medium text-broken-ink">
            {t('promise.noDay')}
          </p>
        )}
      </fieldset>
      <TextField
        label={t('promise.hours')}
        description={t('promise.hoursHelp')}
        autoComplete="off"
        value={typed}
        onChange={setTyped}
        onBlur={() => spans && spans.length > 0 && setTyped(writeSpans(spans))}
        isInvalid={spans === null || spans.length === 0}
        errorMessage={t('promise.hoursWrong')}
      />
      <ComboBox
        label={t('promise.calendar')}
        choices={[{ id: none, label: t('promise.noCalendar') }, ...calendars]}
        value={calendarCode ?? none}
        onChange={(key) => key !== null && setCalendar(key === none ? null : String(key))}
      />
      <TextField
        label={t('promise.first')}
        description={t('promise.firstHelp')}
        inputMode="decimal"
        autoComplete="off"
        className="max-w-56"
        value={first}
        onChange={setFirst}
        isInvalid={!(minutes > 0)}
        errorMessage={t('promise.firstWrong')}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" isPending={save.isPending}>
          {t('promise.do')}
        </Button>
        <Button variant="bare" isDisabled={save.isPending} onPress={() => onDone('')}>
          {t('promise.skip')}
        </Button>
      </div>
    </form>
  );
}
