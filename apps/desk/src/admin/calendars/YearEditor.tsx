import type { CalendarDto, CalendarYearDto, HolidayDto } from '@hilo/api';
import {
  Banner,
  Button,
  IconButton,
  regionOf,
  Select,
  TextField,
  toasts,
  useFormat,
  useLocale,
  useT,
} from '@hilo/ui';
import { CalendarPlus, X } from 'lucide-react';
import { useState } from 'react';
import { Block } from '../Page.tsx';
import { ProblemNote } from '../ProblemNote.tsx';
import { writeCalendarYear } from '../promisesApi.ts';
import { useChange } from '../useChange.ts';
import { YearBadge } from './Calendars.tsx';
import { calendarMessages } from './calendarMessages.ts';
import { YearGrid } from './YearGrid.tsx';

type Status = CalendarYearDto['status'];
const statuses = ['official', 'entered', 'provisional'] as const satisfies Status[];

type Props = { calendar: CalendarDto; year: number; isReadOnly: boolean };

/**
 * The days of a year. What was inherited is shown and stays; what is one's own is changed here and kept all at once,
 * so that a change is one version.
 */
export function YearEditor({ calendar, year, isReadOnly }: Props) {
  const t = useT(calendarMessages);
  const there = calendar.years.find((one) => one.year === year);
  const before = {
    days: (there?.holidays ?? []).filter(({ isOwn }) => isOwn),
    status: there?.own?.status ?? 'entered',
    source: there?.own?.source ?? '',
  };
  const [days, setDays] = useState<readonly HolidayDto[]>(before.days);
  const [status, setStatus] = useState<Status>(before.status);
  const [source, setSource] = useState(before.source);
  const inherited = (there?.holidays ?? []).filter(({ isOwn }) => !isOwn);
  const all = [...inherited, ...days.map((day) => ({ ...day, isOwn: true }))].sort((a, b) =>
    a.date < b.date ? -1 : 1,
  );
  const save = useChange(
    () => writeCalendarYear(calendar, year, { status, source: source.trim(), holidays: [...days] }),
    ['calendars', 'openingHours'],
    ({ version }) => toasts.show({ text: t('saved', { version }), tone: 'done' }),
  );
  const keyOf = (list: readonly HolidayDto[]) => list.map(({ date, name }) => `${date} ${name}`).join('|');
  const isChanged =
    status !== before.status || source !== before.source || keyOf(days) !== keyOf(before.days);
  const undo = () => {
    setDays(before.days);
    setStatus(before.status);
    setSource(before.source);
  };
  const add = (day: Pick<HolidayDto, 'date' | 'name'>) =>
    setDays((now) => [...now, { ...day, scope: calendar.scope }].sort((a, b) => (a.date < b.date ? -1 : 1)));
  const isLocalMissing = there?.own === null && calendar.scope === 'local';
  return (
    <Block
      title={t('holidays', { year })}
      about={
        there && (
          <span className="mt-1 flex flex-wrap items-center gap-2">
            <YearBadge year={year} status={there.status} />
            <span>{t('year.count', { count: there.holidays.length })}</span>
            <span aria-hidden>·</span>
            <span>{there.source ? t('source', { source: there.source }) : t('noSource')}</span>
          </span>
        )
      }
    >
      {there?.status === 'provisional' && (
        <Banner kind="warning" className="mb-4 rounded-small">
          <strong className="font-semibold">{t('provisional.title')}</strong>{' '}
          {t(isLocalMissing ? 'provisional.local' : 'provisional.computed')}
        </Banner>
      )}
      <YearGrid year={year} holidays={all} workingWeekdays={calendar.workingWeekdays} />
      <DayList
        days={all}
        onRemove={isReadOnly ? undefined : (date) => setDays((now) => now.filter((day) => day.date !== date))}
      />
      {!isReadOnly && (
        <>
          <AddDay year={year} taken={all.map(({ date }) => date)} onAdd={add} />
          <div className="mt-5 grid max-w-140 grid-cols-2 gap-4 max-sm:grid-cols-1">
            <Select
              label={t('status')}
              value={status}
              onChange={(key) => setStatus(statuses.find((one) => one === key) ?? 'entered')}
              choices={statuses.map((id) => ({ id, label: t(`statusChoice.${id}`) }))}
            />
            <TextField
              label={t('sourceLabel')}
              isOptional
              placeholder={t('sourceHint')}
              maxLength={300}
              value={source}
              onChange={setSource}
            />
            <p className="col-span-full -mt-2 text-meta text-muted">{t('statusHelp')}</p>
          </div>
          <div className="mt-5 flex flex-col gap-3">
            <ProblemNote error={save.error} />
            <div className="flex flex-wrap gap-2">
              <Button
                variant="primary"
                isDisabled={!isChanged}
                isPending={save.isPending}
                onPress={() => save.mutate(undefined)}
              >
                {t('save')}
              </Button>
              {isChanged && (
                <Button variant="bare" onPress={undo}>
                  {t('leave')}
                </Button>
              )}
            </div>
          </div>
        </>
      )}
    </Block>
  );
}

function DayList(props: {
  days: readonly (HolidayDto & { isOwn: boolean })[];
  onRemove: ((date: string) => void) | undefined;
}) {
  const { days, onRemove } = props;
  const t = useT(calendarMessages);
  const locale = useLocale();
  const format = useFormat();
  const day = new Intl.DateTimeFormat(regionOf[locale], {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  return (
    <ul className="mt-5 border-t border-line">
      {days.map(({ date, name, scope, isOwn }) => (
        <li key={date} className="flex min-h-9 items-center gap-3 border-b border-line text-list">
          <span className="w-24 shrink-0 tabular-nums">{day.format(new Date(`${date}T00:00:00Z`))}</span>
          <span className="min-w-0 flex-1 py-1.5">{name}</span>
          <span className="shrink-0 text-meta text-muted">{t(`scope.${scope}`)}</span>
          <span className="flex w-8 shrink-0 justify-end">
            {isOwn && onRemove && (
              <IconButton
                size="small"
                icon={X}
                label={t('removeDay', { name, date: format.date(`${date}T12:00:00`, 'long') })}
                onPress={() => onRemove(date)}
              />
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

function AddDay(props: {
  year: number;
  taken: readonly string[];
  onAdd: (day: Pick<HolidayDto, 'date' | 'name'>) => void;
}) {
  const { year, taken, onAdd } = props;
  const t = useT(calendarMessages);
  const [date, setDate] = useState('');
  const [name, setName] = useState('');
  const [wasTried, setTried] = useState(false);
  const problem =
    date !== '' && !date.startsWith(`${year}-`)
      ? t('otherYear', { year })
      : taken.includes(date)
        ? t('twice')
        : null;
  const add = () => {
    setTried(true);
    if (date === '' || problem || name.trim() === '') return;
    onAdd({ date, name: name.trim() });
    setDate('');
    setName('');
    setTried(false);
  };
  return (
    <form
      noValidate
      className="mt-3 grid grid-cols-[10rem_minmax(0,1fr)_auto] items-start gap-2 max-sm:grid-cols-1"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <TextField
        label={t('date')}
        isLabelHidden
        type="date"
        value={date}
        onChange={setDate}
        isInvalid={problem !== null || (wasTried && date === '')}
        errorMessage={problem ?? t('date')}
      />
      <TextField
        label={t('name')}
        isLabelHidden
        placeholder={t('name')}
        autoComplete="off"
        maxLength={120}
        value={name}
        onChange={setName}
        isInvalid={wasTried && name.trim() === ''}
        errorMessage={t('nameMissing')}
      />
      <Button type="submit" icon={CalendarPlus}>
        {t('addDay')}
      </Button>
    </form>
  );
}
