import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type {
  MenuItemProps as AriaMenuItemProps,
  MenuProps as AriaMenuProps,
  Key,
  PopoverProps,
} from 'react-aria-components';
import { surfaces, Trigger, useOpenedTrigger } from './Trigger.tsx';

export type MenuProps<T> = Omit<AriaMenuProps<T>, 'className' | 'style'> & {
  placement?: PopoverProps['placement'];
};

/**
 * `<MenuTrigger><IconButton … /><Menu aria-label="…"><MenuItem …>…</MenuItem></Menu></MenuTrigger>`: a button and what
 * it opens. The code of the menu comes when the pointer or the focus is at the button.
 */
export function MenuTrigger({ children }: { children: [trigger: ReactNode, menu: ReactNode] }) {
  return <Trigger kind="menu">{children}</Trigger>;
}

export function Menu<T extends object>(props: MenuProps<T>) {
  const trigger = useOpenedTrigger();
  return trigger && surfaces.here && <surfaces.here.MenuSurface {...props} trigger={trigger} />;
}

export type MenuItemProps = Omit<AriaMenuItemProps, 'children' | 'className' | 'style'> & {
  children: ReactNode;
  icon?: LucideIcon | undefined;
  keys?: string | undefined;
  /** What follows from choosing it, in a few words. */
  description?: ReactNode;
  isDanger?: boolean | undefined;
};

/** What stands in a menu is only asked for once the menu is here. */
export const MenuItem = (props: MenuItemProps) => surfaces.here && <surfaces.here.MenuItem {...props} />;

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

export const MenuSection = (props: MenuSectionProps) =>
  surfaces.here && <surfaces.here.MenuSection {...props} />;

export const MenuSeparator = () => surfaces.here && <surfaces.here.MenuSeparator />;
