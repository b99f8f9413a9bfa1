import { TextField, useT } from '@hilo/ui';
import { useState } from 'react';
import { answersMessages } from './answersMessages.ts';

/** The words between commas, each once. */
export const splitList = (typed: string): string[] => [
  ...new Set(
    typed
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  ),
];

/** Tags as a list with commas. */
export function TagsField(props: {
  label: string;
  value: readonly string[] | undefined;
  onChange: (tags: string[]) => void;
}) {
  const { label, value, onChange } = props;
  const t = useT(answersMessages);
  const [typed, setTyped] = useState(() => (value ?? []).join(', '));
  return (
    <TextField
      label={label}
      isOptional
      placeholder={t('tags.placeholder')}
      autoComplete="off"
      value={typed}
      onChange={(next) => {
        setTyped(next);
        onChange(splitList(next));
      }}
    />
  );
}
