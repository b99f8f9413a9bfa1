import { Button, Menu, MenuItem, MenuTrigger } from '@hilo/ui';
import { ChevronDown } from 'lucide-react';

export type FilterChoice = { id: string; label: string };

/** One row of the filter: what it is about, and what was chosen; several where that means any of them. */
export function FilterMenu(props: {
  label: string;
  any: string;
  choices: readonly FilterChoice[];
  value: readonly string[];
  isMultiple?: boolean;
  onChange: (ids: string[]) => void;
}) {
  const { label, any, choices, value, isMultiple = false, onChange } = props;
  const words = choices
    .filter(({ id }) => value.includes(id))
    .map((choice) => choice.label)
    .join(', ');
  return (
    <div className="flex min-h-8 items-center gap-2 text-list">
      <span className="w-28 shrink-0 text-muted">{label}</span>
      <MenuTrigger>
        <Button
          variant="bare"
          size="small"
          aria-label={`${label}: ${words || any}`}
          className="min-w-0 flex-1 *:min-w-0 *:flex-1"
        >
          <span
            className={`min-w-0 flex-1 truncate text-left ${words ? 'font-medium text-ink' : 'font-normal text-muted'}`}
          >
            {words || any}
          </span>
          <ChevronDown size={14} aria-hidden className="shrink-0" />
        </Button>
        <Menu
          aria-label={label}
          selectionMode={isMultiple ? 'multiple' : 'single'}
          selectedKeys={value}
          onSelectionChange={(keys) => onChange(keys === 'all' ? [] : [...keys].map(String))}
        >
          {choices.map((choice) => (
            <MenuItem key={choice.id} id={choice.id}>
              {choice.label}
            </MenuItem>
          ))}
        </Menu>
      </MenuTrigger>
    </div>
  );
}
