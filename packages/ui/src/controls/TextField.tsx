import type { LucideIcon } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  Input,
} from 'react-aria-components';
import { joinClasses } from '../joinClasses.ts';
import {
  FieldDescription,
  FieldErrors,
  FieldLabel,
  type FieldWords,
  fieldColumn,
  inputFrame,
} from './Field.tsx';

export type TextFieldProps = Omit<AriaTextFieldProps, 'children' | 'className' | 'style'> &
  FieldWords & {
    placeholder?: string | undefined;
    icon?: LucideIcon | undefined;
    inputRef?: Ref<HTMLInputElement>;
    /** A small button at its end. */
    end?: ReactNode;
    className?: string | undefined;
  };

/** One line of text. Set `isInvalid` with `errorMessage` for what the server refused. */
export function TextField(props: TextFieldProps) {
  const { label, isLabelHidden, isOptional, description, errorMessage, ...others } = props;
  const { placeholder, icon: Icon, inputRef, end, className, ...rest } = others;
  return (
    <AriaTextField {...rest} className={joinClasses(fieldColumn, className)}>
      <FieldLabel label={label} isLabelHidden={isLabelHidden} isOptional={isOptional} />
      <div className="relative">
        {Icon && (
          <Icon size={16} aria-hidden className="pointer-events-none absolute top-2 left-2.5 text-muted" />
        )}
        <Input
          {...(placeholder ? { placeholder } : {})}
          {...(inputRef ? { ref: inputRef } : {})}
          className={joinClasses(inputFrame, 'reach h-8 px-2.5', Icon && 'pl-8', end !== undefined && 'pr-9')}
        />
        {end}
      </div>
      <FieldDescription>{description}</FieldDescription>
      <FieldErrors>{errorMessage}</FieldErrors>
    </AriaTextField>
  );
}
