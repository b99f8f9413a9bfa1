import { asDate, type Moment, useFormat, useT } from '../i18n/index.ts';
import { useNow } from '../useNow.ts';

export type RelativeTimeProps = {
  at: Moment;
  /** `age` is "8 min", for lists; `sentence` is "hace 8 min" or "dentro de 8 min". */
  style?: 'age' | 'sentence';
  className?: string;
};

/** How long ago, kept up to date; older than a week it is the date. The full date is under the pointer. */
export function RelativeTime({ at, style = 'age', className }: RelativeTimeProps) {
  const t = useT();
  const format = useFormat();
  const now = useNow();
  const date = asDate(at);
  const seconds = (now - date.getTime()) / 1000;
  const words = () => {
    if (Math.abs(seconds) < 60) return t('time.now');
    if (Math.abs(seconds) > 7 * 86_400) {
      return format.date(date, date.getFullYear() === new Date(now).getFullYear() ? 'short' : 'medium');
    }
    const duration = format.duration(seconds, 1);
    if (style === 'age') return duration;
    return seconds > 0 ? t('time.ago', { duration }) : t('time.in', { duration });
  };
  return (
    <time
      dateTime={date.toISOString()}
      // Written for whoever points at it: in a long list the full dates took longer than all else of a row.
      onPointerEnter={({ currentTarget }) => {
        currentTarget.title = format.date(date, 'full');
      }}
      className={className}
    >
      {words()}
    </time>
  );
}
