import { joinClasses, useT } from '@hilo/ui';
import { Link, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { adminMessages } from './adminMessages.ts';
import { type Section, sectionAt } from './sections.ts';

/** At the left: what can be opened, by what it is about. */
export function SectionLinks({ open }: { open: readonly Section[] }) {
  const t = useT(adminMessages);
  const groups = Map.groupBy(open, (section) => section.group);
  const pathname = useLocation().pathname;
  const current = sectionAt(pathname);
  const list = useRef<HTMLDivElement>(null);
  // Many do not fit: the one that is open is in sight. What was pressed is, and stays under the pointer.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when another section is open
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [current?.to]);
  const link = (section: Section) => (
    <li key={section.to}>
      <Link
        to={section.to}
        activeOptions={{ exact: true }}
        {...(current === section ? { 'aria-current': 'page' as const } : {})}
        className={joinClasses(
          'reach flex h-8 scroll-my-16 items-center gap-2.5 rounded-small px-2 text-base transition-colors max-sm:h-11',
          current === section ? 'bg-accent-soft font-medium text-accent-ink' : 'text-ink hover:bg-hover',
        )}
      >
        <section.icon size={16} aria-hidden className={current === section ? '' : 'text-muted'} />
        <span className="truncate">{t(section.label)}</span>
      </Link>
    </li>
  );
  return (
    <div ref={list}>
      {[...groups].map(([group, entries]) => (
        <div key={group} className="mt-5">
          {groups.size > 1 && <h2 className="px-2 pb-1 text-meta font-medium text-muted">{t(group)}</h2>}
          <ul className="flex flex-col gap-px">{entries.map(link)}</ul>
        </div>
      ))}
    </div>
  );
}

/** On a phone, the few pages that tell how it goes: from one to the other without the list of all that can be set. */
export function SectionTabs({ open, current }: { open: readonly Section[]; current: Section | undefined }) {
  const t = useT(adminMessages);
  const list = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when another section is open
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [current?.to]);
  return (
    <nav
      ref={list}
      aria-label={t('group.watch')}
      className="sticky top-0 z-10 flex h-12 shrink-0 items-center gap-1 overflow-x-auto border-b border-line bg-surface px-2"
    >
      {open.map((section) => (
        <Link
          key={section.to}
          to={section.to}
          activeOptions={{ exact: true }}
          {...(current === section ? { 'aria-current': 'page' as const } : {})}
          className={joinClasses(
            'flex h-9 shrink-0 items-center rounded-small px-2.5 text-list font-medium -outline-offset-2',
            current === section ? 'bg-accent-soft text-accent-ink' : 'text-muted',
          )}
        >
          {t(section.label)}
        </Link>
      ))}
    </nav>
  );
}
