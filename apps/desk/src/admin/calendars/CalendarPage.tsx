import type { CalendarDto } from '@hilo/api';
import { Banner, Button, EmptyState, Select, Skeleton, toasts, useFormat, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { CalendarDays, FileUp } from 'lucide-react';
import { useState } from 'react';
import { adminMessages } from '../adminMessages.ts';
import { BackTo } from '../BackTo.tsx';
import { Loaded } from '../Loaded.tsx';
import { Page } from '../Page.tsx';
import { deleteCalendar, readCalendar, useCalendars } from '../promisesApi.ts';
import { SureDialog } from '../SureDialog.tsx';
import { useChange } from '../useChange.ts';
import { useAgents } from '../usePeople.ts';
import { calendarMessages } from './calendarMessages.ts';
import { ImportDialog } from './ImportDialog.tsx';
import { useCalendarName } from './useCalendarNames.ts';
import { YearEditor } from './YearEditor.tsx';

/** One calendar: a year of it at a time, the file that can be brought in, and its older versions as they were. */
export function CalendarPage() {
  const t = useT(calendarMessages);
  const words = useT(adminMessages);
  const { code = '' } = useParams({ strict: false });
  const [version, setVersion] = useState<number | null>(null);
  const calendar = useQuery({
    queryKey: ['calendars', code, version],
    queryFn: () => readCalendar(code, version ?? undefined),
    placeholderData: (before) => (before?.code === code ? before : undefined),
  });
  if (calendar.data) return <OneCalendar key={code} calendar={calendar.data} onVersion={setVersion} />;
  return (
    <Page title={words('nav.calendars')}>
      {calendar.error && 'status' in calendar.error && calendar.error.status === 404 ? (
        <EmptyState icon={CalendarDays} title={t('notFound')} action={<AllCalendars />} className="py-16">
          {t('notFoundBody')}
        </EmptyState>
      ) : (
        <Loaded query={calendar} skeleton={<Skeleton className="h-3 w-96 max-w-full" />}>
          {() => null}
        </Loaded>
      )}
    </Page>
  );
}

function AllCalendars() {
  const t = useT(calendarMessages);
  return <BackTo to="/admin/calendars">{t('back')}</BackTo>;
}

type OneProps = { calendar: CalendarDto; onVersion: (version: number | null) => void };

function OneCalendar({ calendar, onVersion }: OneProps) {
  const t = useT(calendarMessages);
  const words = useT(adminMessages);
  const calendars = useCalendars();
  const thisYear = new Date().getFullYear();
  const [year, setYear] = useState(thisYear);
  const [isImporting, setImporting] = useState(false);
  const [isDeleting, setDeleting] = useState(false);
  const nameOf = useCalendarName();
  const parent = calendars.data?.find(({ code }) => code === calendar.parentCode);
  const newest = calendar.versions[0]?.version ?? calendar.version;
  const isOld = calendar.version !== newest;
  // A whole calendar of one's own may have any year; one that lies on another has the years of that one.
  const years = [
    ...new Set([
      ...calendar.years.map((one) => one.year),
      ...(calendar.parentCode === null ? [thisYear, thisYear + 1] : []),
    ]),
  ].sort((a, b) => a - b);
  const shown = years.includes(year) ? year : (years.find((one) => one >= thisYear) ?? years.at(-1));
  return (
    <Page
      title={nameOf(calendar)}
      about={
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <AllCalendars />
          <span aria-hidden>·</span>
          {parent ? t('liesOn', { name: nameOf(parent) }) : t(`scope.${calendar.scope}`)}
          <span className="font-mono text-meta">{calendar.code}</span>
        </span>
      }
      action={
        !isOld && (
          <Button icon={FileUp} onPress={() => setImporting(true)}>
            {t('importFile')}
          </Button>
        )
      }
    >
      <div className="-mb-3 flex flex-wrap items-end gap-4">
        {years.length > 0 && (
          <Select
            label={t('years')}
            className="w-28"
            value={shown ?? null}
            onChange={(key) => setYear(Number(key))}
            choices={years.map((one) => ({ id: one, label: String(one) }))}
          />
        )}
        <Versions calendar={calendar} newest={newest} onVersion={onVersion} />
      </div>
      {isOld && (
        <Banner
          kind="info"
          className="-mb-3 rounded-small"
          action={
            <Button size="small" onPress={() => onVersion(null)}>
              {t('version.toNewest')}
            </Button>
          }
        >
          {t('version.old', { version: calendar.version, newest })}
        </Banner>
      )}
      {shown === undefined ? (
        <p className="text-list text-muted">{t('year.none')}</p>
      ) : (
        <YearEditor
          key={`${calendar.version} ${shown}`}
          calendar={calendar}
          year={shown}
          isReadOnly={isOld}
        />
      )}
      {!calendar.isBuiltIn && !isOld && (
        <section className="flex flex-wrap items-center justify-between gap-3 border-t border-line pt-6">
          <p className="text-list text-muted">{t('deleteAbout')}</p>
          <Button variant="quiet" className="text-broken-ink" onPress={() => setDeleting(true)}>
            {words('delete')}
            <span className="sr-only">{calendar.name}</span>
          </Button>
        </section>
      )}
      {isImporting && <ImportDialog calendar={calendar} onClose={() => setImporting(false)} />}
      {isDeleting && <DeleteCalendar calendar={calendar} onClose={() => setDeleting(false)} />}
    </Page>
  );
}

function Versions({ calendar, newest, onVersion }: OneProps & { newest: number }) {
  const t = useT(calendarMessages);
  const format = useFormat();
  const agents = useAgents();
  const who = (id: string | null) =>
    id === null
      ? t('version.hilo')
      : (agents.data?.find((agent) => agent.id === id)?.name ?? t('version.unknown'));
  return (
    <Select
      label={t('version')}
      className="w-72 max-sm:w-full"
      value={calendar.version}
      onChange={(key) => onVersion(Number(key) === newest ? null : Number(key))}
      choices={calendar.versions.map(({ version, createdAt, createdById }) => ({
        id: version,
        label: t('version.one', { version, date: format.date(createdAt), who: who(createdById) }),
      }))}
    />
  );
}

function DeleteCalendar({ calendar, onClose }: { calendar: CalendarDto; onClose: () => void }) {
  const t = useT(calendarMessages);
  const words = useT(adminMessages);
  const navigate = useNavigate();
  const remove = useChange(
    () => deleteCalendar(calendar.code),
    ['calendars'],
    () => {
      toasts.show({ text: t('deleted'), tone: 'done' });
      void navigate({ to: '/admin/calendars' });
    },
  );
  return (
    <SureDialog
      title={t('deleteTitle', { name: calendar.name })}
      confirmLabel={words('delete')}
      change={remove}
      onClose={onClose}
    >
      <p>{t('deleteBody')}</p>
    </SureDialog>
  );
}
