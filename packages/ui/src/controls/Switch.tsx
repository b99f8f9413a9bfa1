import type { ReactNode } from 'react';
import { Switch as AriaSwitch, type SwitchProps as AriaSwitchProps } from 'react-aria-components';
import { joinClasses } from '../joinClasses.ts';

export type SwitchProps = Omit<AriaSwitchProps, 'children' | 'className' | 'style'> & {
  children: ReactNode;
  className?: string | undefined;
};

/** For what takes effect at once; for what is sent with a form, take a `Checkbox`. */
export function Switch({ children, className, ...rest }: SwitchProps) {
  return (
    <AriaSwitch
      {...rest}
      className={joinClasses(
        'group reach relative inline-flex min-h-6 items-center gap-2 text-base data-disabled:opacity-45',
        className,
      )}
    >
      {({ isSelected, isFocusVisible }) => (
        <>
          <span
            className={joinClasses(
              'flex h-4 w-7 shrink-0 items-center rounded-full border p-px transition-colors',
              isSelected ? 'border-accent bg-accent' : 'border-control bg-surface',
              isFocusVisible && 'ring-focus',
            )}
          >
            <span
              className={joinClasses(
                'size-3 rounded-full transition-[translate,background-color]',
                isSelected ? 'translate-x-3 bg-on-accent' : 'bg-control',
              )}
            />
          </span>
          {children}
        </>
      )}
    </AriaSwitch>
  );
}
