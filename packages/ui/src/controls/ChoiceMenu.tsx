import { ChevronDown } from 'lucide-react';
import type { Key } from 'react-aria-components';
import { Menu, MenuItem, MenuTrigger } from '../overlays/Menu.tsx';
import { Button } from './Button.tsx';

export type ChoiceMenuProps<Id extends Key> = {
  /** What is chosen here; the heading beside it says the same. */
  label: string;
  value: Id;
  choices: readonly { id: Id; label: string }[];
  onChange: (id: Id) => void;
  isDisabled?: boolean;
  className?: string;
};

/** One of a few, where it is read more often than changed: the words themselves, and a menu when they are pressed. */
export function ChoiceMenu<Id extends Key>(props: ChoiceMenuProps<Id>) {
  const { label, value, choices, onChange, isDisabled = false, className } = props;
  const chosen = choices.find(({ id }) => id === value);
  return (
    <MenuTrigger>
      <Button
        variant="bare"
        size="small"
        aria-label={`${label}: ${chosen?.label ?? ''}`}
        isDisabled={isDisabled}
        className={className}
      >
        <span className="min-w-0 truncate text-ink">{chosen?.label ?? '—'}</span>
        {!isDisabled && <ChevronDown size={14} aria-hidden />}
      </Button>
      <Menu
        aria-label={label}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[value]}
        onAction={(key) => {
          const choice = choices.find(({ id }) => id === key);
          if (choice && choice.id !== value) onChange(choice.id);
        }}
      >
        {choices.map((choice) => (
          <MenuItem key={choice.id} id={choice.id}>
            {choice.label}
          </MenuItem>
        ))}
      </Menu>
    </MenuTrigger>
  );
}
