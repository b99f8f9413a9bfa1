import { isoDuration, useFormat, useT } from '../i18n/index.ts';
import { joinClasses } from '../joinClasses.ts';
import { linePiece } from './Thread.tsx';

const shortest = 32;
const longest = 160;
const tenMinutes = 600;
/** Pixels for each tenfold of time: an hour is 60 px, a day 108, a month the cap. */
const perDecade = 36;

/** The length of a silence on the screen in pixels, of `seconds` of waiting: grows with the logarithm, and is capped. */
export function silenceLength(seconds: number): number {
  const decades = Math.log10(Math.max(seconds, tenMinutes) / tenMinutes);
  return Math.min(longest, Math.round((shortest + decades * perDecade) / 4) * 4);
}

export type SilenceProps = {
  seconds: number;
  /** Who waited: the customer for us (`customerWaiting` while they still do), or nobody (`quiet`). */
  kind: 'customerWaited' | 'customerWaiting' | 'quiet';
  /** The wait was longer than promised. */
  isBroken?: boolean;
};

/** A stretch of line with nothing on it: the thread is thinner where it is stretched. */
export function Silence({ seconds, kind, isBroken = false }: SilenceProps) {
  const t = useT();
  const format = useFormat();
  return (
    <li
      className={joinClasses(linePiece, 'items-center before:left-[15.5px] before:w-px')}
      style={{ height: silenceLength(seconds) }}
    >
      <span />
      <span className={joinClasses('text-meta', isBroken ? 'font-medium text-broken-ink' : 'text-muted')}>
        <time dateTime={isoDuration(seconds)}>
          <span aria-hidden>{t(`silence.${kind}`, { duration: format.duration(seconds) })}</span>
          <span className="sr-only">{t(`silence.${kind}`, { duration: format.durationLong(seconds) })}</span>
        </time>
      </span>
    </li>
  );
}
