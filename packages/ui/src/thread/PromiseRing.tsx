import { useFormat, useT } from '../i18n/index.ts';

export type PromiseState = 'running' | 'atRisk' | 'breached' | 'met' | 'paused' | 'none';

export type PromiseRingProps = {
  state: PromiseState;
  /** What is left of the time promised, 0 to 1. */
  fraction?: number;
  /** Left until the clock is due; for `breached`, since it was due. */
  seconds?: number;
  size?: 16 | 20;
  /** Says something else than the state of a promise, such as how long somebody has been waiting. */
  label?: string | undefined;
  /** For a place that already says it in words. */
  isDecorative?: boolean;
};

const colours: Record<PromiseState, string> = {
  running: 'text-muted',
  atRisk: 'text-risk',
  breached: 'text-broken',
  met: 'text-kept',
  paused: 'text-muted',
  none: 'text-control',
};

/**
 * The clock that is due first. Each state has its own shape, so that it is told apart without colour:
 * a disc in a ring, of which slices go or come; the same with a hole (at risk); a full disc with a stroke (broken);
 * a bare tick (kept); two bars in a ring (paused); a dotted ring (no clock).
 */
export function PromiseRing({
  state,
  fraction = 1,
  seconds = 0,
  size = 16,
  label,
  isDecorative = false,
}: PromiseRingProps) {
  const t = useT();
  const format = useFormat();
  const words =
    label ??
    (state === 'met' || state === 'none'
      ? t(`promise.${state}`)
      : t(`promise.${state}`, { duration: format.durationLong(seconds) }));
  // The title names it, for the ear and under the pointer; a label besides would be read twice.
  const name = isDecorative ? { 'aria-hidden': true } : { role: 'img' };
  const left = Math.min(1, Math.max(0, fraction));
  const hasArc = state === 'running' || state === 'atRisk' || state === 'paused';
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: it has one unless it is decorative, and is hidden then
    <svg
      {...name}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      className={`shrink-0 ${colours[state]}`}
    >
      {!isDecorative && <title>{words}</title>}
      {hasArc && (
        <>
          <circle cx="8" cy="8" r="7" stroke="currentColor" strokeWidth="1.5" />
          {state !== 'paused' && (
            // A stroke as wide as its circle: a slice of the disc.
            <circle
              cx="8"
              cy="8"
              r="2.5"
              pathLength="100"
              stroke="currentColor"
              strokeWidth="5"
              strokeDasharray={`${left * 100} 100`}
              transform="rotate(-90 8 8)"
            />
          )}
        </>
      )}
      {state === 'atRisk' && <circle cx="8" cy="8" r="1.75" className="fill-surface" />}
      {state === 'paused' && (
        <path d="M6.5 5.75v4.5M9.5 5.75v4.5" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
      )}
      {state === 'breached' && <circle cx="8" cy="8" r="7.5" fill="currentColor" />}
      {state === 'breached' && (
        <path d="M8 4.25v4.5M8 11.6v.15" className="stroke-surface" strokeWidth="2" strokeLinecap="round" />
      )}
      {state === 'met' && (
        <path
          d="m3 8.5 3.5 3.5 6.5-7.5"
          stroke="currentColor"
          strokeWidth="2"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      )}
      {state === 'none' && (
        <circle
          cx="8"
          cy="8"
          r="6.5"
          stroke="currentColor"
          strokeWidth="1.5"
          strokeDasharray="0.1 3.3"
          strokeLinecap="round"
        />
      )}
    </svg>
  );
}
