import { readTextByLocale, sayIn, type TextByLocale } from '@hilo/core';
import { locales, ownNameOf, TextArea } from '@hilo/ui';
import { useId } from 'react';

type LocalisedFieldProps = {
  label: string;
  description: string | undefined;
  isInvalid: boolean;
  errorMessage: string;
  /** As it is stored; one text alone where it was written before each language had its own. */
  value: unknown;
  onChange: (value: TextByLocale) => void;
};

/** Words that customers read, once in each language; where one is empty, what stands in its place is shown in it. */
export function LocalisedField(props: LocalisedFieldProps) {
  const { label, description, isInvalid, errorMessage, value, onChange } = props;
  const id = useId();
  const text = readTextByLocale(value);
  // What is being typed stands as it is typed: a blank at its end is the beginning of the next word.
  const typed = typeof value === 'object' ? (value as TextByLocale | null) : text;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset inside the group of settings would be a box in a box
    <div
      role="group"
      aria-labelledby={id}
      aria-describedby={description ? `${id}help` : undefined}
      className="flex flex-col gap-2"
    >
      <div className="flex flex-col gap-0.5">
        <span id={id} className="text-list font-medium">
          {label}
        </span>
        {description && (
          <span id={`${id}help`} className="text-meta text-muted">
            {description}
          </span>
        )}
      </div>
      {locales.map((locale) => (
        <TextArea
          key={locale}
          lang={locale}
          label={ownNameOf[locale]}
          rows={1}
          isInvalid={isInvalid}
          errorMessage={locale === locales[0] ? errorMessage : undefined}
          placeholder={sayIn(text, locale) ?? undefined}
          value={typed?.[locale] ?? ''}
          onChange={(words) => onChange({ ...text, ...typed, [locale]: words === '' ? null : words })}
        />
      ))}
    </div>
  );
}
