import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-aria-components';
import { useT } from '../i18n/index.ts';
import { joinClasses } from '../joinClasses.ts';
import { Tooltip } from '../overlays/Tooltip.tsx';
import { single, useMedia } from '../useMedia.ts';

export type NavItem = {
  id: string;
  label: string;
  icon: LucideIcon;
  href: string;
  keys?: string | undefined;
  /** Something waits there; said in words, such as "3 sin leer". */
  notice?: string | undefined;
};

export type NavRailProps = {
  items: readonly NavItem[];
  currentId: string | undefined;
  /** At the far end: the agent's own menu. On a phone it stays at the right. */
  foot?: ReactNode;
};

/** The ways through the desk: 56 px at the left; on a phone a bar below, with words. */
export function NavRail({ items, currentId, foot }: NavRailProps) {
  const t = useT();
  const isBar = useMedia(single);
  return (
    <nav
      aria-label={t('nav.label')}
      className="flex w-14 shrink-0 flex-col items-center gap-1 border-r border-line py-2 max-sm:h-14 max-sm:w-full max-sm:flex-row max-sm:gap-0 max-sm:border-t max-sm:border-r-0 max-sm:px-1 max-sm:py-0"
    >
      {items.map((item) => {
        const isCurrent = item.id === currentId;
        const link = (
          <Link
            key={item.id}
            href={item.href}
            aria-label={item.notice ? `${item.label}, ${item.notice}` : item.label}
            {...(isCurrent ? { 'aria-current': 'page' as const } : {})}
            className={joinClasses(
              'relative flex size-10 flex-col items-center justify-center rounded-large transition-colors max-sm:h-12 max-sm:w-auto max-sm:min-w-0 max-sm:flex-1 max-sm:gap-0.5',
              isCurrent
                ? 'bg-accent-soft text-accent-ink max-sm:bg-transparent'
                : 'text-muted data-hovered:bg-hover data-hovered:text-ink',
            )}
          >
            <span className="relative">
              <item.icon size={20} aria-hidden />
              {item.notice && (
                <span className="absolute -top-0.5 -right-0.5 size-2 rounded-full bg-accent ring-2 ring-canvas" />
              )}
            </span>
            {isBar && (
              <span className="max-w-full truncate text-[0.6875rem] leading-3.5 font-medium">
                {item.label}
              </span>
            )}
          </Link>
        );
        return isBar ? (
          link
        ) : (
          <Tooltip key={item.id} text={item.label} keys={item.keys} placement="right">
            {link}
          </Tooltip>
        );
      })}
      {foot && (
        <div className="mt-auto flex flex-col items-center gap-1 max-sm:mt-0 max-sm:flex-row max-sm:px-1">
          {foot}
        </div>
      )}
    </nav>
  );
}
