import { Check, ChevronRight, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  type MenuItemProps as AriaMenuItemProps,
  type MenuProps as AriaMenuProps,
  MenuSection as AriaMenuSection,
  Popover as AriaPopover,
  Header,
  type Key,
  type PopoverProps,
  Separator,
} from 'react-aria-components';
import { KeyHint } from '../controls/KeyHint.tsx';
import { joinClasses } from '../joinClasses.ts';
import { floating } from './Popover.tsx';

/** What a row in a menu or in a list of choices looks like. */
export const optionRow =
  'reach flex cursor-default items-center gap-2 rounded-small px-2 py-1 text-list outline-none select-none ' +
  'data-focused:bg-hover data-disabled:opacity-45';

export type MenuProps<T> = Omit<AriaMenuProps<T>, 'className' | 'style'> & {
  placement?: PopoverProps['placement'];
};

/** `<MenuTrigger><IconButton … /><Menu aria-label="…"><MenuItem …>…</MenuItem></Menu></MenuTrigger>` */
export function Menu<T extends object>({ placement = 'bottom start', ...rest }: MenuProps<T>) {
  return (
    <AriaPopover offset={4} placement={placement} className={floating}>
      <AriaMenu {...rest} className="max-h-[inherit] max-w-80 min-w-44 overflow-auto p-1 outline-none" />
    </AriaPopover>
  );
}

export type MenuItemProps = Omit<AriaMenuItemProps, 'children' | 'className' | 'style'> & {
  children: ReactNode;
  icon?: LucideIcon | undefined;
  keys?: string | undefined;
  /** What follows from choosing it, in a few words. */
  description?: ReactNode;
  isDanger?: boolean | undefined;
};

export function MenuItem({ children, icon: Icon, keys, description, isDanger, ...rest }: MenuItemProps) {
  return (
    <AriaMenuItem
      {...(typeof children === 'string' ? { textValue: children } : {})}
      {...rest}
      className={joinClasses(optionRow, isDanger ? 'text-broken-ink' : 'text-ink')}
    >
      {({ selectionMode, isSelected, hasSubmenu }) => (
        <>
          {selectionMode !== 'none' && (
            <Check size={16} aria-hidden className={isSelected ? 'text-accent-ink' : 'invisible'} />
          )}
          {Icon && <Icon size={16} aria-hidden className={isDanger ? '' : 'text-muted'} />}
          <span className="min-w-0 flex-1">
            <span className="block truncate">{children}</span>
            {description && <span className="block text-meta text-muted">{description}</span>}
          </span>
          {keys && <KeyHint keys={keys} />}
          {hasSubmenu && <ChevronRight size={16} aria-hidden className="text-muted" />}
        </>
      )}
    </AriaMenuItem>
  );
}

export type MenuSectionProps = {
  title: string;
  children: ReactNode;
  /** Of a section whose items are choices: a tick marks the one that holds. */
  selectionMode?: 'single' | 'multiple' | undefined;
  selectedKeys?: Iterable<Key> | undefined;
  disallowEmptySelection?: boolean | undefined;
  /** The item that was chosen last. */
  onChoose?: ((key: Key) => void) | undefined;
};

export function MenuSection(props: MenuSectionProps) {
  const { title, children, selectionMode, selectedKeys, disallowEmptySelection = false, onChoose } = props;
  return (
    <AriaMenuSection
      {...(selectionMode ? { selectionMode, disallowEmptySelection } : {})}
      {...(selectedKeys ? { selectedKeys } : {})}
      {...(onChoose
        ? {
            onSelectionChange: (keys) => {
              const known = new Set(selectedKeys);
              const chosen = keys === 'all' ? undefined : [...keys].find((key) => !known.has(key));
              if (chosen !== undefined) onChoose(chosen);
            },
          }
        : {})}
    >
      <Header className="px-2 pt-2 pb-1 text-meta font-medium text-muted">{title}</Header>
      {children}
    </AriaMenuSection>
  );
}

export function MenuSeparator() {
  return <Separator className="my-1 border-t border-line" />;
}

export { MenuTrigger, SubmenuTrigger } from 'react-aria-components';
