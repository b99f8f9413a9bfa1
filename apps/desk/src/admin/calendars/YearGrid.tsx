import type { HolidayDto } from '@hilo/api';
import { joinClasses, regionOf, useLocale } from '@hilo/ui';

type Day = HolidayDto & { isOwn: boolean };
const dayMs = 86_400_000;
const months = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];

/**
 * A year at a glance: working days, days of rest of every week, holidays. For the eye alone: the list below it says
 * the same in words.
 */
export function YearGrid(props: {
  year: number;
  holidays: readonly Day[];
  workingWeekdays: readonly number[];
}) {
  const { year, holidays, workingWeekdays } = props;
  const locale = useLocale();
  const byDate = new Map(holidays.map((day) => [day.date, day]));
  return (
    <div aria-hidden className="grid grid-cols-4 gap-x-6 gap-y-4 max-sm:grid-cols-2">
      {months.map((month) => (
        <div key={month}>
          <p className="mb-1 text-meta font-medium text-muted first-letter:uppercase">
            {new Intl.DateTimeFormat(regionOf[locale], { month: 'long', timeZone: 'UTC' }).format(
              Date.UTC(year, month, 1),
            )}
          </p>
          <div className="grid grid-cols-7 gap-px text-[0.625rem] leading-4 tabular-nums">
            {daysOf(year, month).map(({ date, number, weekday }, index) => {
              const holiday = byDate.get(date);
              return (
                <span
                  key={date}
                  title={holiday?.name}
                  style={index === 0 ? { gridColumnStart: weekday } : undefined}
                  className={joinClasses(
                    'rounded-[3px] text-center',
                    holiday
                      ? holiday.isOwn
                        ? 'bg-accent font-semibold text-on-accent'
                        : 'bg-accent-soft font-semibold text-accent-ink'
                      : workingWeekdays.includes(weekday)
                        ? 'font-medium text-ink'
                        : 'text-muted',
                  )}
                >
                  {number}
                </span>
              );
            })}
          </div>
        </div>
      ))}
    </div>
  );
}

const daysOf = (year: number, month: number) => {
  const first = Date.UTC(year, month, 1);
  const count = (Date.UTC(year, month + 1, 1) - first) / dayMs;
  return Array.from({ length: count }, (_, index) => {
    const at = new Date(first + index * dayMs);
    return {
      date: at.toISOString().slice(0, 10),
      number: index + 1,
      weekday: ((at.getUTCDay() + 6) % 7) + 1,
    };
  });
};
