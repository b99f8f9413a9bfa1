import type { ReportDto } from '@hilo/api';
import { useFormat, useT } from '@hilo/ui';
import { reportMessages } from './reportMessages.ts';

const height = 160;
const width = 720;

/** Two bars a day, below a line that says how high the highest is. The table beside it says the same in figures, so that the picture is one thing to a screen reader. */
export function DayChart({ days }: { days: ReportDto['days'] }) {
  const t = useT(reportMessages);
  const format = useFormat();
  const most = Math.max(1, ...days.flatMap(({ answered, resolved }) => [answered, resolved]));
  const step = width / days.length;
  const bar = Math.max(1, Math.min(14, step / 2 - 1));
  const date = (day: string) => format.date(`${day}T12:00:00`, 'short');
  const [first, last] = [days[0]!.day, days.at(-1)!.day];
  return (
    <figure className="relative">
      <span aria-hidden className="absolute top-0 left-0 bg-surface pr-1 text-meta text-muted tabular-nums">
        {format.number(most)}
      </span>
      <svg
        viewBox={`0 0 ${width} ${height + 4}`}
        role="img"
        aria-label={t('chart', { from: date(first), to: date(last) })}
        preserveAspectRatio="none"
        className="h-41 w-full"
      >
        <line x1={0} x2={width} y1={8} y2={8} className="stroke-line" />
        <line x1={0} x2={width} y1={height} y2={height} className="stroke-line" />
        {days.map(({ day, answered, resolved }, at) => {
          const middle = at * step + step / 2;
          return (
            <g key={day}>
              <title>
                {t('ofDay', {
                  day: date(day),
                  answered: format.number(answered),
                  resolved: format.number(resolved),
                })}
              </title>
              <rect x={at * step} width={step} y={0} height={height} fill="transparent" />
              <rect
                x={middle - bar - 0.5}
                width={bar}
                y={height - (answered / most) * (height - 8)}
                height={(answered / most) * (height - 8)}
                className="fill-accent"
              />
              <rect
                x={middle + 0.5}
                width={bar}
                y={height - (resolved / most) * (height - 8)}
                height={(resolved / most) * (height - 8)}
                className="fill-muted"
              />
            </g>
          );
        })}
      </svg>
      <figcaption className="mt-1 flex flex-wrap items-center gap-x-4 text-meta text-muted">
        <span>{date(first)}</span>
        <span className="flex flex-1 flex-wrap items-center justify-center gap-x-4">
          <span className="flex items-center gap-1.5">
            <span aria-hidden className="size-2.5 bg-accent" />
            {t('answered')}
          </span>
          <span className="flex items-center gap-1.5">
            <span aria-hidden className="size-2.5 bg-muted" />
            {t('resolved')}
          </span>
        </span>
        <span>{date(last)}</span>
      </figcaption>
    </figure>
  );
}
