import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { joinClasses } from '../joinClasses.ts';

export type EmptyStateProps = {
  icon?: LucideIcon | undefined;
  /** What is so: "No queda nada por contestar". */
  title: string;
  /** What to do next. */
  children?: ReactNode;
  action?: ReactNode;
  /** It is all there is on the page, whose heading its title then is. */
  isPage?: boolean;
  className?: string | undefined;
};

/** Nothing here: says why that is, and what to do next. */
export function EmptyState({ icon: Icon, title, children, action, isPage, className }: EmptyStateProps) {
  const Heading = isPage ? 'h1' : 'h2';
  return (
    <div
      className={joinClasses(
        'flex h-full flex-col items-center justify-center gap-1 p-8 text-center',
        className,
      )}
    >
      {Icon && <Icon size={20} aria-hidden className="mb-2 text-muted" />}
      <Heading className="text-base font-semibold text-balance">{title}</Heading>
      {children && <div className="max-w-80 text-list text-balance text-muted">{children}</div>}
      {action && <div className="mt-3 flex gap-2">{action}</div>}
    </div>
  );
}
