import { Check, ChevronDown, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  ListBoxItem as AriaListBoxItem,
  Popover as AriaPopover,
  Select as AriaSelect,
  type SelectProps as AriaSelectProps,
  type Key,
  ListBox,
  SelectValue,
} from 'react-aria-components';
import { useT } from '../i18n/index.ts';
import { joinClasses } from '../joinClasses.ts';
import { floating, optionRow } from '../overlays/looks.ts';
import {
  FieldDescription,
  FieldErrors,
  FieldLabel,
  type FieldWords,
  fieldColumn,
  inputFrame,
} from './Field.tsx';

export type Choice = {
  id: Key;
  label: string;
  icon?: LucideIcon | undefined;
  /** Before the words, where an icon is not what tells them apart. */
  mark?: ReactNode;
  description?: string | undefined;
  isDisabled?: boolean | undefined;
};

/** One line in a list of choices; a tick marks the one that holds. */
export function ChoiceItem({ choice }: { choice: Choice }) {
  const { id, label, icon: Icon, mark, description, isDisabled = false } = choice;
  return (
    <AriaListBoxItem
      id={id}
      textValue={label}
      isDisabled={isDisabled}
      className={joinClasses(optionRow, 'text-ink')}
    >
      {({ isSelected }) => (
        <>
          {Icon && <Icon size={16} aria-hidden className="text-muted" />}
          {mark}
          <span className="min-w-0 flex-1">
            <span className="block truncate">{label}</span>
            {description && <span className="block text-meta text-muted">{description}</span>}
          </span>
          <Check size={16} aria-hidden className={isSelected ? 'text-accent-ink' : 'invisible'} />
        </>
      )}
    </AriaListBoxItem>
  );
}

export type SelectProps = Omit<AriaSelectProps<Choice>, 'children' | 'className' | 'style'> &
  FieldWords & { choices: readonly Choice[]; className?: string | undefined };

/** One of a few choices: `value` and `onChange` carry the id. From about ten on, take a `ComboBox`. */
export function Select(props: SelectProps) {
  const { label, isLabelHidden, isOptional, description, errorMessage, choices, className, ...rest } = props;
  const t = useT();
  return (
    <AriaSelect
      placeholder={t('select.placeholder')}
      {...rest}
      className={joinClasses(fieldColumn, className)}
    >
      <FieldLabel label={label} isLabelHidden={isLabelHidden} isOptional={isOptional} />
      <AriaButton
        className={joinClasses(
          inputFrame,
          'reach flex h-8 items-center gap-2 pr-2 pl-2.5 text-left group-data-invalid:border-broken data-focus-visible:outline-2',
        )}
      >
        <SelectValue className="flex min-w-0 flex-1 items-center gap-2 truncate data-placeholder:text-muted">
          {({ selectedItem, selectedText, defaultChildren }) => {
            const choice = choices.find(({ id }) => id === rest.value) ?? (selectedItem as Choice | null);
            const Icon = choice?.icon;
            return (
              <>
                {Icon && <Icon size={16} aria-hidden className="text-muted" />}
                {choice?.mark}
                <span className="truncate">{selectedText || defaultChildren}</span>
              </>
            );
          }}
        </SelectValue>
        <ChevronDown size={16} aria-hidden className="text-muted" />
      </AriaButton>
      <FieldDescription>{description}</FieldDescription>
      <FieldErrors>{errorMessage}</FieldErrors>
      <AriaPopover offset={4} className={joinClasses(floating, 'min-w-(--trigger-width)')}>
        <ListBox items={choices} className="max-h-[inherit] overflow-auto p-1 outline-none">
          {(choice) => <ChoiceItem choice={choice} />}
        </ListBox>
      </AriaPopover>
    </AriaSelect>
  );
}
