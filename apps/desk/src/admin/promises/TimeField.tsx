import { Select, TextField, useT } from '@hilo/ui';
import { useState } from 'react';
import { promiseMessages } from './promiseMessages.ts';
import { minutesIn, splitMinutes, type TimeUnit, timeUnits } from './useTimeWords.ts';

/** A time of opening hours: a number, and in what it is counted; or none. */
export function TimeField(props: {
  label: string;
  /** Null: nothing is promised. */
  minutes: number | null;
  onChange: (minutes: number | null) => void;
  /** How long a day of the hours is. */
  dayMinutes: number;
  canBeNone?: boolean;
}) {
  const { label, minutes, onChange, dayMinutes, canBeNone = true } = props;
  const t = useT(promiseMessages);
  const first = minutes === null ? null : splitMinutes(minutes, dayMinutes);
  const [typed, setTyped] = useState(first ? String(first.count) : '');
  const [unit, setUnit] = useState<TimeUnit | 'none'>(first?.unit ?? (canBeNone ? 'none' : 'hours'));
  const tell = (text: string, of: TimeUnit | 'none') => {
    setTyped(text);
    setUnit(of);
    const count = Number(text.replace(',', '.'));
    const whole = of === 'none' ? null : Math.round(count * minutesIn(of, dayMinutes));
    onChange(whole === null || whole > 0 ? whole : Number.NaN);
  };
  return (
    <div className="flex items-start gap-2">
      <TextField
        label={label}
        className="min-w-0 flex-1"
        inputMode="decimal"
        autoComplete="off"
        isDisabled={unit === 'none'}
        value={unit === 'none' ? '' : typed}
        onChange={(text) => tell(text, unit)}
        isInvalid={Number.isNaN(minutes)}
        errorMessage={t('tooMuch')}
      />
      <Select
        label={t('unit', { label })}
        isLabelHidden
        className="mt-5.5 w-36"
        value={unit}
        onChange={(key) => {
          const next = timeUnits.find((one) => one === key) ?? 'none';
          tell(typed || '1', next);
        }}
        choices={[
          ...timeUnits.filter((one) => one !== 'days' || dayMinutes > 0),
          ...(canBeNone ? (['none'] as const) : []),
        ].map((id) => ({ id, label: t(`unit.${id}`) }))}
      />
    </div>
  );
}
