import { LoaderCircle, type LucideIcon } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { joinClasses } from '../joinClasses.ts';
import { Tooltip } from '../overlays/Tooltip.tsx';
import { ariaKeys } from './KeyHint.tsx';
import { useSteadyHandlers } from './useSteadyHandlers.ts';

export type ButtonProps = Omit<AriaButtonProps, 'children' | 'className' | 'style'> & {
  children: ReactNode;
  /** One primary a view; `bare` for rows of small actions; `danger` for what destroys. */
  variant?: 'primary' | 'quiet' | 'bare' | 'danger';
  size?: 'medium' | 'small';
  icon?: LucideIcon | undefined;
  /** The key that does the same; shown in a tooltip together with `tooltip`, or with the button's own words. */
  keys?: string | undefined;
  tooltip?: string | undefined;
  className?: string | undefined;
};

const looks = {
  primary: 'bg-accent text-on-accent data-hovered:bg-accent-hover data-pressed:bg-accent-hover',
  danger: 'bg-danger text-on-danger data-hovered:bg-danger-hover data-pressed:bg-danger-hover',
  quiet: 'border border-line bg-raised text-ink data-hovered:bg-hover data-pressed:bg-hover',
  bare: 'text-muted data-hovered:bg-hover data-hovered:text-ink data-pressed:bg-hover aria-expanded:bg-hover aria-expanded:text-ink',
};

/** A button says what it does with a verb. While `isPending` it keeps its width and cannot be pressed again. */
export function Button(props: ButtonProps) {
  return <DrawnButton {...useSteadyHandlers(props)} />;
}

const DrawnButton = memo(function DrawnButton(props: ButtonProps) {
  const {
    children,
    variant = 'quiet',
    size = 'medium',
    icon: Icon,
    keys,
    tooltip,
    className,
    ...rest
  } = props;
  const shortcut = ariaKeys(keys);
  const button = (
    <AriaButton
      {...rest}
      {...(shortcut ? { 'aria-keyshortcuts': shortcut } : {})}
      className={joinClasses(
        'reach relative inline-flex print:hidden shrink-0 items-center justify-center gap-1.5 rounded-small font-medium whitespace-nowrap transition-colors select-none',
        'data-disabled:opacity-45',
        size === 'medium' ? 'h-8 px-3 text-base' : 'h-7 px-2 text-list',
        looks[variant],
        className,
      )}
    >
      {({ isPending }) => (
        <>
          {isPending && <LoaderCircle size={16} aria-hidden className="absolute animate-spin" />}
          <span className={joinClasses('inline-flex min-w-0 items-center gap-1.5', isPending && 'opacity-0')}>
            {Icon && <Icon size={16} aria-hidden className="-ml-0.5" />}
            {children}
          </span>
        </>
      )}
    </AriaButton>
  );
  if (!keys && !tooltip) return button;
  return (
    <Tooltip text={tooltip ?? children} keys={keys}>
      {button}
    </Tooltip>
  );
});
