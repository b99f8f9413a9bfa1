import { Button, TextArea, useT } from '@hilo/ui';
import { Lock } from 'lucide-react';
import { useId } from 'react';
import { channelMessages } from './channelMessages.ts';

type KeyFieldProps = {
  label: string;
  description: string | undefined;
  isInvalid: boolean;
  errorMessage: string;
  /** What is being typed; undefined while nothing is. */
  value: string | undefined;
  /** Whether one is stored; it never comes back from there. */
  isStored: boolean;
  onChange: (value: string | undefined) => void;
};

/** A secret of several lines: pasted as it is, and out of sight once it is stored. */
export function KeyField(props: KeyFieldProps) {
  const { label, description, isInvalid, errorMessage, value, isStored, onChange } = props;
  const t = useT(channelMessages);
  const id = useId();
  if (isStored && value === undefined)
    return (
      // biome-ignore lint/a11y/useSemanticElements: a name, a state and what can be done about it, not fields of a form
      <div role="group" aria-labelledby={id} className="flex flex-col gap-1">
        <span id={id} className="text-list font-medium">
          {label}
        </span>
        <div className="flex items-center gap-2 text-base text-muted">
          <Lock size={14} aria-hidden />
          <span className="min-w-0 flex-1">{t('key.stored')}</span>
          <Button size="small" onPress={() => onChange('')}>
            {t('key.replace')}
          </Button>
        </div>
      </div>
    );
  return (
    <div className="flex flex-col gap-1">
      <TextArea
        label={label}
        description={description}
        isInvalid={isInvalid}
        errorMessage={errorMessage}
        rows={5}
        value={value ?? ''}
        onChange={onChange}
        spellCheck="false"
        autoComplete="off"
        autoFocus={isStored}
        placeholder={'-----BEGIN PRIVATE KEY-----\n…\n-----END PRIVATE KEY-----'}
        className="[&_textarea]:overflow-x-auto [&_textarea]:font-mono [&_textarea]:text-meta [&_textarea]:whitespace-pre max-sm:[&_textarea]:text-[1rem]"
      />
      {isStored && (
        <Button size="small" variant="bare" className="-ml-2 self-start" onPress={() => onChange(undefined)}>
          {t('key.keep')}
        </Button>
      )}
    </div>
  );
}
