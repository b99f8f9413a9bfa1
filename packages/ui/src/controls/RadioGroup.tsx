import type { ReactNode } from 'react';
import {
  Radio as AriaRadio,
  RadioGroup as AriaRadioGroup,
  type RadioGroupProps as AriaRadioGroupProps,
} from 'react-aria-components';
import { joinClasses } from '../joinClasses.ts';
import { FieldDescription, FieldErrors, FieldLabel, type FieldWords, fieldColumn } from './Field.tsx';

export type RadioChoice = { id: string; label: ReactNode; description?: ReactNode; isDisabled?: boolean };
export type RadioGroupProps = Omit<AriaRadioGroupProps, 'children' | 'className' | 'style'> &
  FieldWords & { choices: readonly RadioChoice[]; className?: string | undefined };

/** One of a few, all in sight: where what follows from each deserves a line. */
export function RadioGroup(props: RadioGroupProps) {
  const { label, isLabelHidden, isOptional, description, errorMessage, choices, className, ...rest } = props;
  return (
    <AriaRadioGroup {...rest} className={joinClasses(fieldColumn, className)}>
      <FieldLabel label={label} isLabelHidden={isLabelHidden} isOptional={isOptional} />
      <div className="flex flex-col gap-2 py-1 group-data-[orientation=horizontal]:flex-row group-data-[orientation=horizontal]:gap-4">
        {choices.map((choice) => (
          <AriaRadio
            key={choice.id}
            value={choice.id}
            isDisabled={choice.isDisabled ?? false}
            className="reach relative flex items-start gap-2 text-base data-disabled:opacity-45"
          >
            {({ isSelected, isFocusVisible, isHovered }) => (
              <>
                <span
                  className={joinClasses(
                    'mt-0.5 size-4 shrink-0 rounded-full border bg-surface transition-[border-width,border-color]',
                    isSelected ? 'border-[5px] border-accent' : isHovered ? 'border-muted' : 'border-control',
                    isFocusVisible && 'ring-focus',
                  )}
                />
                <span>
                  {choice.label}
                  {choice.description && (
                    <span className="block text-meta text-muted">{choice.description}</span>
                  )}
                </span>
              </>
            )}
          </AriaRadio>
        ))}
      </div>
      <FieldDescription>{description}</FieldDescription>
      <FieldErrors>{errorMessage}</FieldErrors>
    </AriaRadioGroup>
  );
}
