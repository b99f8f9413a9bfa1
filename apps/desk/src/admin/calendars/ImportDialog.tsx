import type { CalendarDto, ImportedHolidays, ImportHolidaysBody } from '@hilo/api';
import { Button, RadioGroup, Select, TextArea, TextField, toasts, useFormat, useT } from '@hilo/ui';
import { useMutation } from '@tanstack/react-query';
import { FileUp } from 'lucide-react';
import { useRef, useState } from 'react';
import { FormDialog } from '../FormDialog.tsx';
import { importHolidays } from '../promisesApi.ts';
import { useChange } from '../useChange.ts';
import { calendarMessages } from './calendarMessages.ts';

const mostBytes = 1_000_000;
const statuses = ['official', 'entered', 'provisional'] as const;
type Status = (typeof statuses)[number];

/** Brings holidays in from a file: first it is said what would change, then it is kept. */
export function ImportDialog({ calendar, onClose }: { calendar: CalendarDto; onClose: () => void }) {
  const t = useT(calendarMessages);
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [isTooBig, setTooBig] = useState(false);
  const [status, setStatus] = useState<Status>('official');
  const [source, setSource] = useState('');
  const [mode, setMode] = useState<'add' | 'replace'>('add');
  const look = useMutation({ mutationFn: (body: ImportHolidaysBody) => importHolidays(calendar.code, body) });
  const body = { text, status, source: source.trim(), mode };
  const save = useChange(
    () => importHolidays(calendar.code, body),
    ['calendars', 'openingHours'],
    ({ version }) => {
      toasts.show({ text: t('import.done', { version: version ?? calendar.version }), tone: 'done' });
      onClose();
    },
  );
  const change =
    <Value,>(set: (value: Value) => void) =>
    (value: Value) => {
      set(value);
      look.reset();
    };
  const open = async (file: File | undefined) => {
    if (!file) return;
    setTooBig(file.size > mostBytes);
    look.reset();
    if (file.size > mostBytes) return;
    setText(await file.text());
    if (source === '') setSource(file.name);
  };
  const found = look.data;
  const changes = found?.years.reduce((sum, year) => sum + year.added.length + year.removed.length, 0) ?? 0;
  return (
    <FormDialog
      title={t('import.title', { name: calendar.name })}
      submitLabel={
        found
          ? t('import.do', { count: found.years.reduce((sum, year) => sum + year.added.length, 0) })
          : t('import.look')
      }
      onSubmit={() => {
        if (text.trim() === '') return;
        if (!found) look.mutate({ ...body, isDryRun: true });
        else if (changes > 0) save.mutate(undefined);
      }}
      onClose={onClose}
      isPending={look.isPending || save.isPending}
      error={look.error ?? save.error}
    >
      <div className="flex flex-col items-start gap-1.5">
        <Button icon={FileUp} onPress={() => input.current?.click()}>
          {t('import.file')}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          accept=".ics,.ical,.csv,.txt,text/calendar,text/csv,text/plain"
          aria-label={t('import.file')}
          onChange={(event) => {
            void open(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
        <p className={isTooBig ? 'text-meta font-medium text-broken-ink' : 'text-meta text-muted'}>
          {t(isTooBig ? 'import.tooBig' : 'import.help')}
        </p>
      </div>
      <TextArea label={t('import.or')} value={text} onChange={change(setText)} />
      <div className="grid grid-cols-2 gap-4 max-sm:grid-cols-1">
        <Select
          label={t('status')}
          value={status}
          onChange={(key) => change(setStatus)(statuses.find((one) => one === key) ?? 'entered')}
          choices={statuses.map((id) => ({ id, label: t(`statusChoice.${id}`) }))}
        />
        <TextField
          label={t('sourceLabel')}
          isOptional
          placeholder={t('sourceHint')}
          maxLength={300}
          value={source}
          onChange={change(setSource)}
        />
      </div>
      <RadioGroup
        label={t('import.mode')}
        value={mode}
        onChange={(value) => change(setMode)(value === 'replace' ? 'replace' : 'add')}
        choices={(['add', 'replace'] as const).map((id) => ({ id, label: t(`import.${id}`) }))}
      />
      {found && <Found found={found} />}
    </FormDialog>
  );
}

function Found({ found }: { found: ImportedHolidays }) {
  const t = useT(calendarMessages);
  const format = useFormat();
  return (
    <div role="status" className="flex flex-col gap-3 border-t border-line pt-4 text-list">
      {found.years.length === 0 && <p className="font-medium">{t('import.nothing')}</p>}
      {found.years.map(({ year, added, knownCount, removed, lacksBelow }) => (
        <div key={year}>
          <p className="font-medium">
            {year}:{' '}
            {[
              t('import.added', { count: added.length }),
              t('import.known', { count: knownCount }),
              t('import.removed', { count: removed.length }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          {lacksBelow && <p className="text-risk-ink">{t('import.lacks', { year })}</p>}
          <ul className="mt-1 max-h-40 overflow-auto text-muted">
            {added.map(({ date, name }) => (
              <li key={date} className="flex gap-3 py-0.5">
                <span className="w-20 shrink-0 tabular-nums">{format.date(`${date}T12:00:00`, 'short')}</span>
                <span className="min-w-0 truncate">{name}</span>
              </li>
            ))}
            {removed.map(({ date, name }) => (
              <li key={date} className="flex gap-3 py-0.5 line-through">
                <span className="w-20 shrink-0 tabular-nums">{format.date(`${date}T12:00:00`, 'short')}</span>
                <span className="min-w-0 truncate">{name}</span>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {found.problems.length > 0 && (
        <div>
          <p className="font-medium text-risk-ink">
            {t('import.problems', { count: found.problems.length })}
          </p>
          <ul className="max-h-32 overflow-auto text-muted">
            {found.problems.map(({ line, code }) => (
              <li key={`${line} ${code}`}>
                {t('import.line', {
                  line,
                  problem: t(`problem.${code}`),
                })}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
