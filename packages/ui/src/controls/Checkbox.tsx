import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox, type CheckboxProps as AriaCheckboxProps } from 'react-aria-components';
import { joinClasses } from '../joinClasses.ts';

export type CheckboxProps = Omit<AriaCheckboxProps, 'children' | 'className' | 'style'> & {
  /** Leave out only with an `aria-label`, in the rows of a table. */
  children?: ReactNode;
  className?: string | undefined;
};

export function Checkbox({ children, className, ...rest }: CheckboxProps) {
  return (
    <AriaCheckbox
      {...rest}
      className={joinClasses(
        'group reach relative inline-flex min-h-6 min-w-6 items-center gap-2 text-base data-disabled:opacity-45',
        children === undefined && 'justify-center',
        className,
      )}
    >
      {({ isSelected, isIndeterminate, isFocusVisible }) => (
        <>
          <span
            className={joinClasses(
              'flex size-4 shrink-0 items-center justify-center rounded-[4px] border transition-colors',
              isSelected || isIndeterminate
                ? 'border-accent bg-accent text-on-accent'
                : 'border-control bg-surface group-data-hovered:border-muted',
              isFocusVisible && 'ring-focus',
            )}
          >
            {isIndeterminate ? (
              <Minus size={12} aria-hidden className="[stroke-width:3]" />
            ) : (
              isSelected && <Check size={12} aria-hidden className="[stroke-width:3]" />
            )}
          </span>
          {children}
        </>
      )}
    </AriaCheckbox>
  );
}
