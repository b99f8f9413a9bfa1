import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { joinClasses } from '../joinClasses.ts';

export type Tone = 'neutral' | 'accent' | 'risk' | 'broken' | 'kept';
const tones: Record<Tone, string> = {
  neutral: 'bg-hover text-muted',
  accent: 'bg-accent-soft text-accent-ink',
  risk: 'bg-risk-soft text-risk-ink',
  broken: 'bg-broken-soft text-broken-ink',
  kept: 'bg-kept-soft text-kept-ink',
};

/** A word about a thing's state. The word carries the meaning; the tone repeats it. */
export function Badge(props: { children: ReactNode; tone?: Tone; icon?: LucideIcon; className?: string }) {
  const { children, tone = 'neutral', icon: Icon, className } = props;
  return (
    <span
      className={joinClasses(
        'inline-flex h-5 max-w-full items-center gap-1 rounded-small px-1.5 text-meta font-medium whitespace-nowrap',
        tones[tone],
        className,
      )}
    >
      {Icon && <Icon size={12} aria-hidden />}
      <span className="truncate">{children}</span>
    </span>
  );
}
