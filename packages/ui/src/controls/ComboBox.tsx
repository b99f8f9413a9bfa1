import { ChevronDown } from 'lucide-react';
import {
  Button as AriaButton,
  ComboBox as AriaComboBox,
  type ComboBoxProps as AriaComboBoxProps,
  Popover as AriaPopover,
  Group,
  Input,
  ListBox,
} from 'react-aria-components';
import { useT } from '../i18n/index.ts';
import { joinClasses } from '../joinClasses.ts';
import { floating } from '../overlays/looks.ts';
import {
  FieldDescription,
  FieldErrors,
  FieldLabel,
  type FieldWords,
  fieldColumn,
  inputFrame,
} from './Field.tsx';
import { type Choice, ChoiceItem } from './Select.tsx';

export type ComboBoxProps = Omit<
  AriaComboBoxProps<Choice>,
  'children' | 'className' | 'style' | 'items' | 'defaultItems'
> &
  FieldWords & {
    /** Filtered here by what is typed; pass `isFiltered` when the server already did. */
    choices: readonly Choice[];
    isFiltered?: boolean | undefined;
    placeholder?: string | undefined;
    /** Without a frame until it is pointed at, among choices that have none. */
    isBare?: boolean;
    className?: string | undefined;
  };

/** Type to choose among many. */
export function ComboBox(props: ComboBoxProps) {
  const { label, isLabelHidden, isOptional, description, errorMessage, ...others } = props;
  const { choices, isFiltered, placeholder, isBare, className, ...rest } = others;
  const t = useT();
  return (
    <AriaComboBox
      menuTrigger="focus"
      allowsEmptyCollection
      {...rest}
      {...(isFiltered ? { items: choices } : { defaultItems: choices })}
      className={joinClasses(fieldColumn, className)}
    >
      <FieldLabel label={label} isLabelHidden={isLabelHidden} isOptional={isOptional} />
      <Group className="relative">
        <Input
          {...(placeholder ? { placeholder } : {})}
          className={joinClasses(
            inputFrame,
            'reach pr-8',
            isBare
              ? 'h-7 pl-2 sm:text-list! not-data-hovered:not-data-focused:border-transparent'
              : 'h-8 pl-2.5',
          )}
        />
        <AriaButton className="absolute top-1/2 right-1 inline-flex size-6 pointer-coarse:size-9 -translate-y-1/2 items-center justify-center rounded-small text-muted data-hovered:bg-hover">
          <ChevronDown size={16} aria-hidden />
        </AriaButton>
      </Group>
      <FieldDescription>{description}</FieldDescription>
      <FieldErrors>{errorMessage}</FieldErrors>
      <AriaPopover
        offset={4}
        maxHeight={280}
        className={joinClasses(floating, 'w-(--trigger-width) min-w-44')}
      >
        <ListBox
          className="max-h-[inherit] overflow-auto p-1 outline-none"
          renderEmptyState={() => <p className="px-2 py-1.5 text-list text-muted">{t('combo.empty')}</p>}
        >
          {(choice: Choice) => <ChoiceItem choice={choice} />}
        </ListBox>
      </AriaPopover>
    </AriaComboBox>
  );
}
