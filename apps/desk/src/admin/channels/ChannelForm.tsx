import { readTextByLocale, sayIn } from '@hilo/core';
import { Banner, Button, Checkbox, RadioGroup, Select, TextArea, TextField, useLocale, useT } from '@hilo/ui';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { Fragment, type ReactNode, useState } from 'react';
import {
  askedFields,
  hintsOf,
  type Manifest,
  manifestWords,
  type SettingField,
  type Settings,
  shownValue,
} from './channelForm.ts';
import { channelMessages } from './channelMessages.ts';
import type { MailProvider } from './guessMailHosts.ts';
import { KeyField } from './KeyField.tsx';
import { LocalisedField } from './LocalisedField.tsx';
import { SignInGuide } from './SignInGuide.tsx';

type ChannelFormProps = {
  manifest: Manifest;
  /** What is stored, with what was typed over it. */
  settings: Settings;
  onChange: (name: string, value: unknown) => void;
  /** Secrets that are stored: never shown, kept unless something new is typed. */
  hasSecret?: readonly string[];
  /** Fields that the server wants mended. */
  wrong?: readonly string[];
  /** Shows the few fields first and the rest on request. */
  isQuick?: boolean;
};

/** The settings of a channel, drawn from its manifest, field by field. */
export function ChannelForm(props: ChannelFormProps) {
  const { manifest, settings, wrong = [], isQuick = false } = props;
  const t = useT(channelMessages);
  const locale = useLocale();
  const [isAllShown, setAllShown] = useState(!isQuick);
  const hints = hintsOf(manifest);
  const words = manifestWords(manifest, locale);
  const asked = askedFields(manifest, settings);
  const isOutside = (field: SettingField) =>
    isQuick && hints.quick.length > 0 && !hints.quick.includes(field.name);
  const rank = (field: SettingField) => hints.quick.indexOf(field.name);
  const first = asked.filter((field) => !isOutside(field));
  if (isQuick) first.sort((a, b) => rank(a) - rank(b));
  const rest = asked.filter(isOutside);
  // What the server points at must be in sight; what follows from the few may be wrong only because they are.
  const isWrong = (field: SettingField) => wrong.includes(field.name);
  const isOpen = isAllShown || (rest.some(isWrong) && !first.some(isWrong));
  const draw = (fields: readonly SettingField[]): ReactNode =>
    [...Map.groupBy(fields, (field) => (isQuick ? '' : (field.group ?? '')))].map(([group, members]) => (
      <fieldset key={group} className="flex min-w-0 flex-col gap-4">
        {group && <legend className="mb-3 text-list font-semibold">{words(group) ?? group}</legend>}
        {members.map((field) => (
          <Fragment key={field.name}>
            <SettingInput {...props} field={field} words={words} />
            {isQuick && field.name === hints.provider?.field && (
              <ProviderNote provider={hints.provider.of(settings)} {...props} />
            )}
            {isQuick && field.name === hints.signIn?.field && (
              <SignInGuide provider={hints.signIn.provider(settings)} hasTitle />
            )}
          </Fragment>
        ))}
      </fieldset>
    ));
  return (
    <div className="flex max-w-110 flex-col gap-6">
      {draw(first)}
      {rest.length > 0 && (
        <>
          <Button
            variant="bare"
            size="small"
            className="-ml-2 self-start"
            icon={isOpen ? ChevronUp : ChevronDown}
            aria-expanded={isOpen}
            onPress={() => setAllShown(!isOpen)}
          >
            {isOpen ? t('form.less') : t('form.more')}
          </Button>
          {isOpen && draw(rest)}
        </>
      )}
    </div>
  );
}

type ProviderNoteProps = ChannelFormProps & { provider: MailProvider | undefined };

/** What else the provider asks for, before somebody types the password that it will refuse. */
function ProviderNote({ provider, manifest, settings, onChange }: ProviderNoteProps) {
  const t = useT(channelMessages);
  const { signIn } = hintsOf(manifest);
  // Once OAuth is chosen there is nothing left to say about passwords.
  if (!provider || (provider.entrance !== 'allowed' && settings.auth === 'oauth2')) return null;
  return (
    <Banner kind="info" className="rounded-small">
      <span className="block py-1">{t(`entrance.${provider.entrance}`, { name: provider.name })}</span>
      {provider.signIn && signIn && (
        <Button
          size="small"
          className="mb-1"
          onPress={() => {
            for (const [name, value] of Object.entries(signIn.choose(provider.signIn!)))
              onChange(name, value);
          }}
        >
          {t('entrance.signIn', { name: provider.name })}
        </Button>
      )}
    </Banner>
  );
}

type SettingInputProps = ChannelFormProps & {
  field: SettingField;
  words: (key: string) => string | undefined;
};

function SettingInput(props: SettingInputProps) {
  const { field, words, manifest, settings, onChange, hasSecret = [], wrong = [] } = props;
  const t = useT(channelMessages);
  const locale = useLocale();
  const hints = hintsOf(manifest);
  const value = shownValue(field, settings, hints);
  const isStored = hasSecret.includes(field.name) && !settings[field.name];
  const isInvalid = wrong.some((name) => name === field.name || name.startsWith(`${field.name}.`));
  const isFilled =
    field.input === 'localised'
      ? sayIn(readTextByLocale(value), locale) !== null
      : value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);
  const label = words(field.label) ?? field.label;
  const shared = {
    label,
    description: field.help ? words(field.help) : undefined,
    isInvalid,
    errorMessage: isFilled ? t('form.wrong') : t('form.missing'),
  };
  const change = (next: unknown) => onChange(field.name, next);
  if (field.input === 'switch')
    return (
      <div className="flex flex-col gap-1">
        <Checkbox isSelected={value === true} onChange={change}>
          {label}
        </Checkbox>
        {shared.description && <p className="pl-6 text-meta text-muted">{shared.description}</p>}
      </div>
    );
  if (field.input === 'localised') return <LocalisedField {...shared} value={value} onChange={change} />;
  if (field.input === 'choice') {
    const choices = (field.choices ?? []).map((choice) => ({
      id: choice.value,
      label: words(choice.label) ?? choice.value,
    }));
    return choices.length === 2 ? (
      <RadioGroup {...shared} value={String(value ?? '')} onChange={change} choices={choices} />
    ) : (
      <Select {...shared} value={String(value ?? '')} onChange={change} choices={choices} />
    );
  }
  if (field.input === 'list') {
    const lines = Array.isArray(value) ? value.map(String) : [];
    return (
      <TextArea
        {...shared}
        description={[shared.description, t('form.onePerLine')].filter(Boolean).join(' ')}
        rows={1}
        value={lines.join('\n')}
        spellCheck="false"
        onChange={(text) => change(text === '' ? [] : text.split('\n'))}
      />
    );
  }
  if (hints.keys.includes(field.name)) {
    const typed = settings[field.name];
    return (
      <KeyField
        {...shared}
        value={typeof typed === 'string' ? typed : undefined}
        isStored={hasSecret.includes(field.name)}
        onChange={change}
      />
    );
  }
  const suggested = props.isQuick ? hints.suggest(settings)[field.name] : undefined;
  const suggestion = suggested === undefined ? undefined : String(suggested);
  const placeholder = isStored ? t('form.stored') : suggestion;
  return (
    <TextField
      {...shared}
      description={suggestion && !isFilled ? t('form.suggested', { value: suggestion }) : shared.description}
      {...(placeholder ? { placeholder } : {})}
      type={field.input === 'password' ? 'password' : 'text'}
      {...(field.input === 'number' ? { inputMode: 'numeric' as const } : {})}
      autoComplete={field.input === 'password' ? 'new-password' : 'off'}
      spellCheck="false"
      value={value === undefined ? '' : String(value)}
      onChange={change}
    />
  );
}
