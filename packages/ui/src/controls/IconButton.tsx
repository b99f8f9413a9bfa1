import type { LucideIcon } from 'lucide-react';
import { memo } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { joinClasses } from '../joinClasses.ts';
import { Tooltip, type TooltipProps } from '../overlays/Tooltip.tsx';
import { ariaKeys } from './KeyHint.tsx';
import { useSteadyHandlers } from './useSteadyHandlers.ts';

export type IconButtonProps = Omit<AriaButtonProps, 'children' | 'className' | 'style' | 'aria-label'> & {
  icon: LucideIcon;
  /** What it does: its name for a screen reader, and its tooltip. */
  label: string;
  keys?: string | undefined;
  size?: 'medium' | 'small';
  /** Pressed in, for what can be on or off. */
  isOn?: boolean | undefined;
  /** Part of a primary button. */
  isPrimary?: boolean;
  placement?: TooltipProps['placement'];
  className?: string | undefined;
};

export function IconButton(props: IconButtonProps) {
  return <DrawnIconButton {...useSteadyHandlers(props)} />;
}

const DrawnIconButton = memo(function DrawnIconButton(props: IconButtonProps) {
  const { icon: Icon, label, keys, size = 'medium', isOn, isPrimary, placement, className, ...rest } = props;
  const shortcut = ariaKeys(keys);
  return (
    <Tooltip text={label} keys={keys} placement={placement}>
      <AriaButton
        {...rest}
        {...(isOn === undefined ? {} : { 'aria-pressed': isOn })}
        {...(shortcut ? { 'aria-keyshortcuts': shortcut } : {})}
        aria-label={label}
        className={joinClasses(
          'reach inline-flex print:hidden shrink-0 items-center justify-center rounded-small transition-colors data-disabled:opacity-45',
          size === 'medium' ? 'size-8' : 'size-7',
          isPrimary
            ? 'bg-accent text-on-accent data-hovered:bg-accent-hover data-pressed:bg-accent-hover aria-expanded:bg-accent-hover'
            : `data-hovered:bg-hover data-hovered:text-ink data-pressed:bg-hover aria-expanded:bg-hover aria-expanded:text-ink ${isOn ? 'bg-accent-soft text-accent-ink' : 'text-muted'}`,
          className,
        )}
      >
        <Icon size={16} aria-hidden />
      </AriaButton>
    </Tooltip>
  );
});
