import { Check, ChevronRight } from 'lucide-react';
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuSection as AriaMenuSection,
  Popover as AriaPopover,
  Header,
  Separator,
} from 'react-aria-components';
import { KeyHint } from '../controls/KeyHint.tsx';
import { joinClasses } from '../joinClasses.ts';
import { floating, optionRow } from './looks.ts';
import type { MenuItemProps, MenuProps, MenuSectionProps } from './Menu.tsx';
import type { TriggerState } from './useTrigger.ts';

export function MenuSurface<T extends object>({
  trigger,
  placement = 'bottom start',
  ...rest
}: MenuProps<T> & { trigger: TriggerState }) {
  return (
    <AriaPopover
      trigger="MenuTrigger"
      triggerRef={trigger.ref}
      isOpen={trigger.isOpen}
      onOpenChange={trigger.setOpen}
      offset={4}
      placement={placement}
      // It has the role of a dialog, and a dialog has a name.
      {...(rest['aria-label'] ? { 'aria-label': rest['aria-label'] } : {})}
      className={floating}
    >
      <AriaMenu
        {...rest}
        id={trigger.surfaceId}
        autoFocus={trigger.focus ?? true}
        onClose={() => trigger.setOpen(false)}
        className="max-h-[inherit] max-w-80 min-w-44 overflow-auto p-1 outline-none"
      />
    </AriaPopover>
  );
}

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
          {keys && (
            <span className="flex max-sm:hidden">
              <KeyHint keys={keys} />
            </span>
          )}
          {hasSubmenu && <ChevronRight size={16} aria-hidden className="text-muted" />}
        </>
      )}
    </AriaMenuItem>
  );
}

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
