import type { ReactNode } from 'react';
import {
  Tab as AriaTab,
  TabList as AriaTabList,
  TabPanel as AriaTabPanel,
  Tabs as AriaTabs,
  type TabsProps as AriaTabsProps,
  type Key,
} from 'react-aria-components';
import { joinClasses } from '../joinClasses.ts';

export type TabsProps = Omit<AriaTabsProps, 'children' | 'className' | 'style'> & {
  label: string;
  tabs: readonly { id: Key; label: string; count?: string; content: ReactNode }[];
  className?: string | undefined;
};

/** Views of the same thing, one at a time. */
export function Tabs({ label, tabs, className, ...rest }: TabsProps) {
  return (
    <AriaTabs {...rest} className={joinClasses('flex min-h-0 flex-col', className)}>
      <AriaTabList aria-label={label} className="flex gap-4 overflow-x-auto border-b border-line">
        {tabs.map((tab) => (
          <AriaTab
            key={tab.id}
            id={tab.id}
            className={joinClasses(
              'reach -mb-px flex h-9 items-center gap-1.5 border-b-2 border-transparent text-list font-medium whitespace-nowrap text-muted transition-colors',
              'data-focus-visible:outline-offset-[-2px] data-hovered:text-ink data-selected:border-accent data-selected:text-ink',
            )}
          >
            {tab.label}
            {tab.count && <span className="text-meta font-normal text-muted">{tab.count}</span>}
          </AriaTab>
        ))}
      </AriaTabList>
      {tabs.map((tab) => (
        <AriaTabPanel key={tab.id} id={tab.id} className="min-h-0 flex-1 pt-3">
          {tab.content}
        </AriaTabPanel>
      ))}
    </AriaTabs>
  );
}
