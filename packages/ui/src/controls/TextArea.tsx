import {
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  type TextFieldProps,
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

export type TextAreaProps = Omit<TextFieldProps, 'children' | 'className' | 'style' | 'type'> &
  FieldWords & { placeholder?: string | undefined; rows?: number; className?: string | undefined };

/** Several lines; grows with what is written, up to twelve lines. */
export function TextArea(props: TextAreaProps) {
  const { label, isLabelHidden, isOptional, description, errorMessage, ...others } = props;
  const { placeholder, rows = 3, className, ...rest } = others;
  return (
    <AriaTextField {...rest} className={joinClasses(fieldColumn, className)}>
      <FieldLabel label={label} isLabelHidden={isLabelHidden} isOptional={isOptional} />
      <AriaTextArea
        rows={rows}
        {...(placeholder ? { placeholder } : {})}
        style={{ minHeight: `calc(${rows} * var(--text-base--line-height) + 14px)` }}
        className={joinClasses(inputFrame, 'field-sizing-content max-h-64 resize-y px-2.5 py-1.5')}
      />
      <FieldDescription>{description}</FieldDescription>
      <FieldErrors>{errorMessage}</FieldErrors>
    </AriaTextField>
  );
}
