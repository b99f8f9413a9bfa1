import { isoDuration, useFormat } from '../i18n/index.ts';

/** "3 h 12 min", with the same in words for screen readers; of `most` units, the largest first. */
export function Duration(props: { seconds: number; most?: 1 | 2; className?: string }) {
  const { seconds, most = 2, className } = props;
  const format = useFormat();
  return (
    <time dateTime={isoDuration(seconds)} className={className}>
      <span aria-hidden>{format.duration(seconds, most)}</span>
      <span className="sr-only">{format.durationLong(seconds, most)}</span>
    </time>
  );
}
