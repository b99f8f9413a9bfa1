import { isoDuration, useFormat } from '../i18n/index.ts';

/** "3 h 12 min", with the same in words for screen readers. */
export function Duration({ seconds, className }: { seconds: number; className?: string }) {
  const format = useFormat();
  return (
    <time dateTime={isoDuration(seconds)} className={className}>
      <span aria-hidden>{format.duration(seconds)}</span>
      <span className="sr-only">{format.durationLong(seconds)}</span>
    </time>
  );
}
