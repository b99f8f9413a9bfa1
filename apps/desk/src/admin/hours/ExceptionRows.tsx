import { Button, IconButton, TextField, useFormat, useT } from '@hilo/ui';
import { CalendarPlus, X } from 'lucide-react';
import { hoursMessages } from './hoursMessages.ts';
import { readSpans, writeSpans } from './read-spans.ts';

export type TypedException = { key: number; date: string; name: string; spans: string };

/** Days of their own, holiday or not: when, what for, and which hours. */
export function ExceptionRows(props: {
  rows: readonly TypedException[];
  onChange: (rows: TypedException[]) => void;
  /** Whether what is missing is said. */
  wasTried: boolean;
}) {
  const { rows, onChange, wasTried } = props;
  const t = useT(hoursMessages);
  const format = useFormat();
  const put = (key: number, patch: Partial<TypedException>) =>
    onChange(rows.map((row) => (row.key === key ? { ...row, ...patch } : row)));
  return (
    <div className="flex flex-col gap-3">
      {rows.map((row) => {
        const spans = readSpans(row.spans);
        const isTwice = row.date !== '' && rows.some((other) => other !== row && other.date === row.date);
        return (
          <div
            key={row.key}
            className="grid grid-cols-[10rem_11rem_minmax(0,1fr)_auto] items-start gap-2 max-sm:grid-cols-[1fr_1fr_auto]"
          >
            <TextField
              label={t('date')}
              isLabelHidden
              type="date"
              value={row.date}
              onChange={(date) => put(row.key, { date })}
              isInvalid={isTwice || (wasTried && row.date === '')}
              errorMessage={isTwice ? t('dateTwice') : t('dateMissing')}
            />
            <TextField
              label={t('spans', { day: row.date || t('date').toLowerCase() })}
              isLabelHidden
              placeholder={t('shut')}
              autoComplete="off"
              value={row.spans}
              onChange={(typed) => put(row.key, { spans: typed })}
              onBlur={() => spans && put(row.key, { spans: writeSpans(spans) })}
              isInvalid={spans === null}
              errorMessage={t('wrong')}
            />
            <TextField
              label={t('why')}
              isLabelHidden
              className="max-sm:order-1 max-sm:col-span-2"
              placeholder={t('why')}
              maxLength={120}
              autoComplete="off"
              value={row.name}
              onChange={(name) => put(row.key, { name })}
            />
            <IconButton
              icon={X}
              label={t('remove', { date: row.date ? format.date(`${row.date}T12:00:00`, 'long') : '…' })}
              onPress={() => onChange(rows.filter(({ key }) => key !== row.key))}
            />
          </div>
        );
      })}
      <Button
        size="small"
        icon={CalendarPlus}
        className="self-start"
        onPress={() =>
          onChange([
            ...rows,
            { key: Math.max(-1, ...rows.map(({ key }) => key)) + 1, date: '', name: '', spans: '' },
          ])
        }
      >
        {t('addException')}
      </Button>
    </div>
  );
}
