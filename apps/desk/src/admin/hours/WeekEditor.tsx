import { Button, joinClasses, TextField, useT } from '@hilo/ui';
import { Copy } from 'lucide-react';
import { hoursMessages } from './hoursMessages.ts';
import { placeOf, readSpans, type Spans, writeSpans } from './read-spans.ts';
import { useWeekdays, type WeekdayNumber, weekdays } from './useWeekdays.ts';

export type TypedWeek = Record<WeekdayNumber, string>;

/** Seven lines to type hours into, each with its day drawn beside it. */
export function WeekEditor({ week, onChange }: { week: TypedWeek; onChange: (week: TypedWeek) => void }) {
  const t = useT(hoursMessages);
  const { name } = useWeekdays();
  const copies = weekdays.slice(1, 5).some((day) => week[day] !== week[1]);
  return (
    <div className="flex flex-col gap-1.5">
      <div aria-hidden className="ml-auto flex w-60 justify-between text-meta text-muted max-sm:hidden">
        {[0, 6, 12, 18, 24].map((hour) => (
          <span key={hour} className="w-5 text-center first:-ml-2.5 last:-mr-2.5">
            {hour}
          </span>
        ))}
      </div>
      {weekdays.map((day) => {
        const spans = readSpans(week[day]);
        return (
          <div key={day} className="flex items-start gap-3">
            <span aria-hidden className="w-20 shrink-0 pt-1.5 text-list font-medium first-letter:uppercase">
              {name(day)}
            </span>
            <TextField
              label={t('spans', { day: name(day) })}
              isLabelHidden
              className="flex-1"
              placeholder={t('shut')}
              autoComplete="off"
              value={week[day]}
              onChange={(typed) => onChange({ ...week, [day]: typed })}
              onBlur={() => spans && onChange({ ...week, [day]: writeSpans(spans) })}
              isInvalid={spans === null}
              errorMessage={t('wrong')}
            />
            <DayStrip spans={spans ?? []} className="mt-3.5 w-60 max-sm:hidden" />
          </div>
        );
      })}
      {copies && (
        <Button
          size="small"
          variant="bare"
          icon={Copy}
          className="self-start sm:ml-21"
          onPress={() => onChange({ ...week, 2: week[1], 3: week[1], 4: week[1], 5: week[1] })}
        >
          {t('copy')}
        </Button>
      )}
    </div>
  );
}

/** A day from midnight to midnight, its open hours in it. */
function DayStrip({ spans, className }: { spans: Spans; className?: string }) {
  return (
    <span aria-hidden className={joinClasses('relative h-1 shrink-0 rounded-full bg-line', className)}>
      {spans.map((span) => {
        const { left, width } = placeOf(span);
        return (
          <span
            key={span.from}
            className="absolute inset-y-0 rounded-full bg-accent"
            style={{ left: `${left}%`, width: `${width}%` }}
          />
        );
      })}
    </span>
  );
}
