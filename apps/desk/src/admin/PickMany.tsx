import { Checkbox } from '@hilo/ui';
import { useId } from 'react';

type PickManyProps = {
  label: string;
  /** `name` is what programs call it. */
  choices: readonly { id: string; label: string; name?: string }[];
  value: readonly string[];
  onChange: (value: string[]) => void;
  /** What is wrong with the choice. */
  problem?: string | undefined;
};

/** Several of a list, in the order of the list. */
export function PickMany({ label, choices, value, onChange, problem }: PickManyProps) {
  const id = useId();
  return (
    <fieldset aria-labelledby={id} className="flex min-w-0 flex-col gap-1.5">
      <span id={id} className="text-list font-medium">
        {label}
      </span>
      <div className="grid max-h-52 grid-cols-2 gap-x-4 gap-y-2 -mx-0.5 overflow-auto px-0.5 py-1 max-sm:max-h-80 max-sm:grid-cols-1">
        {choices.map((choice) => (
          <Checkbox
            key={choice.id}
            isSelected={value.includes(choice.id)}
            onChange={(isOn) =>
              onChange(
                choices
                  .map((each) => each.id)
                  .filter((each) => (each === choice.id ? isOn : value.includes(each))),
              )
            }
          >
            <span className="min-w-0">
              <span className="block truncate">{choice.label}</span>
              {choice.name && (
                <code className="block font-mono text-meta text-muted [overflow-wrap:anywhere]">
                  {choice.name}
                </code>
              )}
            </span>
          </Checkbox>
        ))}
      </div>
      {problem && (
        <p role="alert" className="text-meta font-medium text-broken-ink">
          {problem}
        </p>
      )}
    </fieldset>
  );
}
