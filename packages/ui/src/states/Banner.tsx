import { CircleAlert, Info, TriangleAlert, WifiOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { joinClasses } from '../joinClasses.ts';

const kinds = {
  info: { icon: Info, look: 'bg-hover text-ink', role: 'status' },
  offline: { icon: WifiOff, look: 'bg-hover text-ink', role: 'status' },
  warning: { icon: TriangleAlert, look: 'bg-risk-soft text-risk-ink', role: 'status' },
  error: { icon: CircleAlert, look: 'bg-broken-soft text-broken-ink', role: 'alert' },
} as const;

export type BannerProps = {
  kind: keyof typeof kinds;
  /** What happened, what was kept, what to do. */
  children: ReactNode;
  /** A `Button` or two, `size="small"`. */
  action?: ReactNode;
  className?: string;
};

/** Something about the whole screen, across its top. It pushes nothing but what is below it. */
export function Banner({ kind, children, action, className }: BannerProps) {
  const { icon: Icon, look, role } = kinds[kind];
  return (
    <div
      role={role}
      className={joinClasses(
        'flex min-h-10 items-center gap-2 px-4 py-1.5 text-list font-medium',
        look,
        className,
      )}
    >
      <Icon size={16} aria-hidden />
      <p className="min-w-0 flex-1">{children}</p>
      {action}
    </div>
  );
}
