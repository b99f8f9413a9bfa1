import type { CalendarRow } from '@hilo/api';
import { Badge, Button, SearchField, useT } from '@hilo/ui';
import { Link } from '@tanstack/react-router';
import { ChevronRight, Plus } from 'lucide-react';
import { useState } from 'react';
import { adminMessages } from '../adminMessages.ts';
import { Loaded } from '../Loaded.tsx';
import { Block, Page } from '../Page.tsx';
import { useCalendars } from '../promisesApi.ts';
import { Row, Rows } from '../Rows.tsx';
import { calendarMessages } from './calendarMessages.ts';
import { NewCalendar } from './NewCalendar.tsx';
import { useCalendarName, useSortedCalendars } from './useCalendarNames.ts';

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** One's own first, then those that came with the program; each with what this year and the next rest on. */
export function Calendars() {
  const t = useT(calendarMessages);
  const words = useT(adminMessages);
  const calendars = useCalendars();
  const sorted = useSortedCalendars();
  const nameOf = useCalendarName();
  const [typed, setTyped] = useState('');
  const [isMaking, setMaking] = useState(false);
  const fits = (row: CalendarRow) =>
    plain(`${row.name} ${nameOf(row)} ${row.code}`).includes(plain(typed.trim()));
  return (
    <Page
      title={words('nav.calendars')}
      about={t('about')}
      action={
        <Button variant="primary" icon={Plus} onPress={() => setMaking(true)}>
          {t('new')}
        </Button>
      }
    >
      <Loaded query={calendars}>
        {(list) => {
          const found = sorted.filter(fits);
          const groups = [
            { id: 'own', rows: found.filter(({ isBuiltIn }) => !isBuiltIn) },
            { id: 'builtIn', rows: found.filter(({ isBuiltIn }) => isBuiltIn) },
          ] as const;
          return (
            <>
              {list.length > 8 && (
                <SearchField label={t('find')} value={typed} onChange={setTyped} className="max-w-80" />
              )}
              {found.length === 0 && <p className="text-list text-muted">{t('nothing')}</p>}
              {groups
                .filter(({ rows }) => rows.length > 0)
                .map(({ id, rows }) => (
                  <Block key={id} title={t(`group.${id}`)}>
                    <Rows label={t(`group.${id}`)}>
                      {rows.map((row) => (
                        <CalendarLine key={row.code} calendar={row} list={list} />
                      ))}
                    </Rows>
                  </Block>
                ))}
            </>
          );
        }}
      </Loaded>
      {isMaking && <NewCalendar onClose={() => setMaking(false)} />}
    </Page>
  );
}

function CalendarLine({ calendar, list }: { calendar: CalendarRow; list: readonly CalendarRow[] }) {
  const t = useT(calendarMessages);
  const nameOf = useCalendarName();
  const parent = list.find(({ code }) => code === calendar.parentCode);
  const thisYear = new Date().getFullYear();
  return (
    <Row
      isLinked
      name={
        <Link
          to="/admin/calendars/$code"
          params={{ code: calendar.code }}
          className="after:absolute after:inset-0"
        >
          {nameOf(calendar)}
        </Link>
      }
      about={
        <>
          {parent ? t('liesOn', { name: nameOf(parent) }) : t(`scope.${calendar.scope}`)}
          {calendar.isBuiltIn && (
            <>
              {' · '}
              <span className="font-mono text-meta">{calendar.code}</span>
            </>
          )}
        </>
      }
      marks={calendar.years
        .filter(({ year }) => year === thisYear || year === thisYear + 1)
        .map(({ year, status }) => <YearBadge key={year} year={year} status={status} />)}
      actions={<ChevronRight size={16} aria-hidden className="text-muted" />}
    />
  );
}

/** "2027 provisional": amber where something may still change. */
export function YearBadge({ year, status }: Pick<CalendarRow['years'][number], 'year' | 'status'>) {
  const t = useT(calendarMessages);
  return (
    <Badge tone={status === 'provisional' ? 'risk' : 'neutral'}>
      {year} {t(`status.${status}`)}
    </Badge>
  );
}
