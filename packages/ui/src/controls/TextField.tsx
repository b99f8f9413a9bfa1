import { Eye, EyeOff, type LucideIcon } from 'lucide-react';
import { type Ref, useState } from 'react';
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  Input,
} from 'react-aria-components';
import { useT } from '../i18n/index.ts';
import { joinClasses } from '../joinClasses.ts';
import {
  FieldDescription,
  FieldErrors,
  FieldLabel,
  type FieldWords,
  fieldColumn,
  inputFrame,
} from './Field.tsx';
import { IconButton } from './IconButton.tsx';

export type TextFieldProps = Omit<AriaTextFieldProps, 'children' | 'className' | 'style'> &
  FieldWords & {
    placeholder?: string | undefined;
    icon?: LucideIcon | undefined;
    inputRef?: Ref<HTMLInputElement>;
    className?: string | undefined;
  };

/** One line of text; a secret can be looked at. Set `isInvalid` with `errorMessage` for what the server refused. */
export function TextField(props: TextFieldProps) {
  const { label, isLabelHidden, isOptional, description, errorMessage, ...others } = props;
  const { placeholder, icon: Icon, inputRef, className, ...rest } = others;
  const t = useT();
  const [isShown, setShown] = useState(false);
  const isSecret = rest.type === 'password';
  return (
    <AriaTextField
      {...rest}
      {...(isSecret && isShown ? { type: 'text', spellCheck: 'false', autoCorrect: 'off' } : {})}
      className={joinClasses(fieldColumn, className)}
    >
      <FieldLabel label={label} isLabelHidden={isLabelHidden} isOptional={isOptional} />
      <div className="relative">
        {Icon && (
          <Icon size={16} aria-hidden className="pointer-events-none absolute top-2 left-2.5 text-muted" />
        )}
        <Input
          {...(placeholder ? { placeholder } : {})}
          {...(inputRef ? { ref: inputRef } : {})}
          className={joinClasses(inputFrame, 'reach h-8 px-2.5', Icon && 'pl-8', isSecret && 'pr-9')}
        />
        {isSecret && (
          <IconButton
            size="small"
            icon={isShown ? EyeOff : Eye}
            label={t(isShown ? 'field.hide' : 'field.show')}
            onPress={() => setShown(!isShown)}
            className="absolute top-0.5 right-0.5"
          />
        )}
      </div>
      <FieldDescription>{description}</FieldDescription>
      <FieldErrors>{errorMessage}</FieldErrors>
    </AriaTextField>
  );
}
