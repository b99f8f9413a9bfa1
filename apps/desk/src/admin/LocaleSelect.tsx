import { type Locale, locales, ownNameOf, Select } from '@hilo/ui';

type LocaleSelectProps = {
  label: string;
  description?: string;
  value: string;
  onChange: (locale: Locale) => void;
};

/** A language by the name that it has for itself. */
export function LocaleSelect({ label, description, value, onChange }: LocaleSelectProps) {
  return (
    <Select
      label={label}
      {...(description ? { description } : {})}
      value={value}
      onChange={(key) => {
        const locale = locales.find((each) => each === key);
        if (locale) onChange(locale);
      }}
      choices={locales.map((locale) => ({ id: locale, label: ownNameOf[locale] }))}
    />
  );
}
