import type { OpeningHoursDto, WriteHoursBody } from '@hilo/api';
import { Badge, Button, ComboBox, EmptyState, Skeleton, TextField, toasts, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Clock } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { adminMessages } from '../adminMessages.ts';
import { BackTo } from '../BackTo.tsx';
import { useCalendarChoices } from '../calendars/useCalendarNames.ts';
import { Loaded } from '../Loaded.tsx';
import { readOrganisation } from '../organisationApi.ts';
import { Block, Fields, Page } from '../Page.tsx';
import { archiveHours, changeHours, createHours, makeHoursDefault, useHours } from '../promisesApi.ts';
import { SaveForm } from '../SaveForm.tsx';
import { SureDialog } from '../SureDialog.tsx';
import { TimeZoneField } from '../TimeZoneField.tsx';
import { useChange } from '../useChange.ts';
import { useProblemWords } from '../useProblemWords.ts';
import { DaysAhead } from './DaysAhead.tsx';
import { ExceptionRows, type TypedException } from './ExceptionRows.tsx';
import { OpenNow } from './Hours.tsx';
import { hoursMessages } from './hoursMessages.ts';
import { readSpans, writeSpans } from './read-spans.ts';
import { weekdays } from './useWeekdays.ts';
import { type TypedWeek, WeekEditor } from './WeekEditor.tsx';

const none = 'none';

/** One set of opening hours, or a new one: the week, the days unlike it, and what follows for the next two weeks. */
export function HoursPage() {
  const t = useT(hoursMessages);
  const words = useT(adminMessages);
  const { hoursId } = useParams({ strict: false });
  const hours = useHours();
  const settings = useQuery({ queryKey: ['settings'], queryFn: readOrganisation });
  const isNew = hoursId === 'new';
  const found = hours.data?.find(({ id }) => id === hoursId);
  const own = hours.data?.find(({ isDefault }) => isDefault);
  if (found) return <OneOfThem key={found.id} hours={found} />;
  if (isNew && own && settings.data) return <OneOfThem hours={null} model={own} />;
  return (
    <Page title={words('nav.hours')}>
      <Loaded query={hours} skeleton={<Skeleton className="h-3 w-96 max-w-full" />}>
        {() =>
          isNew ? (
            <Skeleton className="h-3 w-96 max-w-full" />
          ) : (
            <EmptyState icon={Clock} title={t('notFound.title')} action={<AllHours />} className="py-16">
              {t('notFound.body')}
            </EmptyState>
          )
        }
      </Loaded>
    </Page>
  );
}

function AllHours() {
  const t = useT(hoursMessages);
  return <BackTo to="/admin/hours">{t('back')}</BackTo>;
}

/** @param model whose zone and calendar new ones begin with */
function OneOfThem(props: { hours: OpeningHoursDto | null; model?: OpeningHoursDto }) {
  const { hours, model = hours } = props;
  const t = useT(hoursMessages);
  const words = useT(adminMessages);
  const say = useProblemWords();
  const [isDeleting, setDeleting] = useState(false);
  const makeDefault = useChange(
    () => makeHoursDefault(hours!.id),
    ['openingHours', 'channels'],
    ({ name }) => toasts.show({ text: t('madeDefault', { name }), tone: 'done' }),
  );
  return (
    <Page
      title={hours ? hours.name : t('newTitle')}
      about={
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <AllHours />
          {hours && (
            <>
              <span aria-hidden className="max-sm:hidden">
                ·
              </span>
              <span>{t('uses', { promises: hours.promiseCount, channels: hours.channelCount })}</span>
              {hours.isDefault && <Badge>{t('default')}</Badge>}
              <OpenNow hours={hours} />
            </>
          )}
        </span>
      }
      action={
        hours &&
        !hours.isDefault && (
          <Button
            isPending={makeDefault.isPending}
            onPress={() =>
              makeDefault.mutate(undefined, {
                onError: (error) => toasts.show({ text: say(error), tone: 'failed' }),
              })
            }
          >
            {t('makeDefault')}
          </Button>
        )
      }
    >
      <HoursForm hours={hours} model={model!} />
      {hours && !hours.isDefault && (
        <section className="flex flex-wrap items-center justify-between gap-3 border-t border-line pt-6">
          <p className="text-list text-muted">{t('deleteAbout')}</p>
          <Button variant="quiet" className="text-broken-ink" onPress={() => setDeleting(true)}>
            {words('delete')}
            <span className="sr-only">{hours.name}</span>
          </Button>
        </section>
      )}
      {hours && isDeleting && <DeleteHours hours={hours} onClose={() => setDeleting(false)} />}
    </Page>
  );
}

const typedWeek = (weekly: OpeningHoursDto['weekly']): TypedWeek =>
  Object.fromEntries(weekdays.map((day) => [day, writeSpans(weekly[day])])) as TypedWeek;

const typedExceptions = (exceptions: OpeningHoursDto['exceptions']): TypedException[] =>
  exceptions.map(({ date, name, spans }, key) => ({ key, date, name, spans: writeSpans(spans) }));

/** What was typed as the server takes it; null where a part cannot be read. */
const readTyped = (week: TypedWeek, rows: readonly TypedException[]) => {
  const spans = weekdays.map((day) => readSpans(week[day]));
  const exceptions = rows.map(({ date, name, spans: typed }) => ({
    date,
    name: name.trim(),
    spans: readSpans(typed),
  }));
  const dates = exceptions.map(({ date }) => date);
  const isGood =
    spans.every((one) => one !== null) &&
    spans.some((one) => one && one.length > 0) &&
    exceptions.every((one) => one.spans !== null && one.date !== '') &&
    new Set(dates).size === dates.length;
  if (!isGood) return null;
  return {
    weekly: Object.fromEntries(weekdays.map((day, at) => [day, spans[at]])) as OpeningHoursDto['weekly'],
    exceptions: exceptions as OpeningHoursDto['exceptions'],
  };
};

function HoursForm({ hours, model }: { hours: OpeningHoursDto | null; model: OpeningHoursDto }) {
  const t = useT(hoursMessages);
  const words = useT(adminMessages);
  const navigate = useNavigate();
  const calendars = useCalendarChoices();
  const [name, setName] = useState(hours?.name ?? '');
  const [zone, setZone] = useState(model.zone);
  const [calendarCode, setCalendar] = useState(model.calendarCode);
  const [week, setWeek] = useState(() => typedWeek(model.weekly));
  const [rows, setRows] = useState(() => typedExceptions(hours?.exceptions ?? []));
  const [wasTried, setTried] = useState(false);
  const read = readTyped(week, rows);
  const shown = useDeferredValue(read ? { ...read, zone, calendarCode } : null);
  const isNever = weekdays.every((day) => readSpans(week[day])?.length === 0);
  const save = useChange(
    (body: WriteHoursBody) => (hours ? changeHours(hours, body) : createHours(body)),
    ['openingHours'],
    ({ id }) => {
      toasts.show({ text: hours ? words('saved') : t('created'), tone: 'done' });
      if (!hours) void navigate({ to: '/admin/hours/$hoursId', params: { hoursId: id }, replace: true });
    },
  );
  const body = read && { ...read, name: name.trim(), zone, calendarCode };
  const isChanged =
    !hours ||
    !body ||
    JSON.stringify([body.name, body.zone, body.calendarCode, body.weekly, sorted(body.exceptions)]) !==
      JSON.stringify([hours.name, hours.zone, hours.calendarCode, hours.weekly, sorted(hours.exceptions)]);
  return (
    <SaveForm
      save={save}
      isChanged={isChanged}
      isWide
      label={hours ? undefined : t('new')}
      onSave={() => {
        setTried(true);
        if (body && body.name !== '') save.mutate(body);
      }}
    >
      <Fields>
        <TextField
          label={t('name')}
          value={name}
          onChange={setName}
          autoFocus={!hours}
          autoComplete="off"
          maxLength={120}
          isInvalid={name.trim() === '' && (wasTried || hours !== null)}
          errorMessage={t('nameMissing')}
        />
        <TimeZoneField label={t('zone')} value={zone} onChange={setZone} />
        <ComboBox
          label={t('calendar')}
          choices={[{ id: none, label: t('noCalendar') }, ...calendars]}
          menuTrigger="focus"
          value={calendarCode ?? none}
          onChange={(key) => key !== null && setCalendar(key === none ? null : String(key))}
        />
      </Fields>
      <Block title={t('week')} about={t('weekHelp')}>
        <WeekEditor week={week} onChange={setWeek} />
        {isNever && (
          <p role="alert" className="mt-2 text-meta font-medium text-broken-ink">
            {t('never')}
          </p>
        )}
      </Block>
      <Block title={t('exceptions')} about={t('exceptionsHelp')}>
        <ExceptionRows rows={rows} onChange={setRows} wasTried={wasTried} />
      </Block>
      <Block title={t('preview')}>
        <DaysAhead hours={shown} />
      </Block>
    </SaveForm>
  );
}

const sorted = (exceptions: OpeningHoursDto['exceptions']) =>
  exceptions.toSorted((a, b) => (a.date < b.date ? -1 : 1));

function DeleteHours({ hours, onClose }: { hours: OpeningHoursDto; onClose: () => void }) {
  const t = useT(hoursMessages);
  const words = useT(adminMessages);
  const navigate = useNavigate();
  const remove = useChange(
    () => archiveHours(hours.id),
    ['openingHours', 'channels'],
    () => {
      toasts.show({ text: t('deleted'), tone: 'done' });
      void navigate({ to: '/admin/hours' });
    },
  );
  return (
    <SureDialog
      title={t('deleteTitle', { name: hours.name })}
      confirmLabel={words('delete')}
      change={remove}
      onClose={onClose}
    >
      <p>{t(hours.promiseCount > 0 ? 'deleteKept' : 'deleteBody')}</p>
    </SureDialog>
  );
}
