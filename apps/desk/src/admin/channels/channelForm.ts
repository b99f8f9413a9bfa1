import { type Locale, locales } from '@hilo/ui';
import type { manifestOf } from '../../channel-manifests.ts';
import type { MailProvider } from './guessMailHosts.ts';
import { mailboxHints } from './mailboxHints.ts';

export type Manifest = NonNullable<ReturnType<typeof manifestOf>>;
export type SettingField = Manifest['form'][number];
export type Settings = Record<string, unknown>;

/** At whose page somebody signs in; `name` is null where it is none that everybody knows. */
export type SignInAt = { provider: 'microsoft' | 'google' | 'other'; name: string | null };

/** What a settings form needs to know beyond the manifest's list of fields, so that it asks no more than it must. */
export type FormHints = {
  /** What holds where nothing is set. */
  defaults: Settings;
  /** What a new channel begins with, beside that. */
  beginning?: Settings;
  /** A field is asked for only while another has one of these values. */
  when: Record<string, { field: string; is: readonly unknown[] }>;
  /** The few fields with which most people are done; the rest stands under "more". */
  quick: readonly string[];
  /** Secrets of several lines, such as a key in PEM form. */
  keys: readonly string[];
  /** Fills in what follows from what was typed; never over what somebody typed. */
  suggest: (settings: Settings) => Settings;
  /** Who runs what was typed in a field, where that can be told: it may ask for more than a password. */
  provider?: { field: string; of: (settings: Settings) => MailProvider | undefined };
  /** Where one gets in by signing in at the provider. */
  signIn?: {
    /** What is stored once somebody has. */
    secret: string;
    /** Where one chooses the provider, and which one is chosen there. */
    field: string;
    provider: (settings: Settings) => SignInAt['provider'];
    /** Null where these settings ask for none. */
    at: (settings: Settings) => SignInAt | null;
    /** Settings by which one signs in there. */
    choose: (provider: SignInAt['provider']) => Settings;
  };
};

const noHints: FormHints = {
  defaults: {},
  when: {},
  quick: [],
  keys: [],
  suggest: () => ({}),
};
const hintsByKind: Record<string, FormHints> = { email: mailboxHints };

export const hintsOf = (manifest: Manifest): FormHints =>
  hintsByKind[manifest.kind] ?? {
    ...noHints,
    quick: manifest.form.filter((field) => field.isFirst).map((field) => field.name),
  };

/** What a new channel begins with: also the name of the organisation where its manifest asks for it, in every language. */
export const beginningOf = (manifest: Manifest, organisation: string | undefined): Settings => ({
  ...hintsOf(manifest).beginning,
  ...(organisation === undefined
    ? {}
    : Object.fromEntries(
        manifest.form
          .filter((field) => field.beginsWith === 'organisation')
          .map((field) => [
            field.name,
            field.input === 'localised'
              ? Object.fromEntries(locales.map((locale) => [locale, organisation]))
              : organisation,
          ]),
      )),
});

/** Words of the manifest in the reader's language; the key itself where it brings none. */
export const manifestWords =
  (manifest: Manifest | undefined, locale: Locale) =>
  (key: string): string | undefined =>
    manifest?.messages[locale][key];

/** The value that a field shows: what was set, the default, else the first choice. */
export const shownValue = (field: SettingField, settings: Settings, hints: FormHints): unknown =>
  settings[field.name] ?? hints.defaults[field.name] ?? field.choices?.[0]?.value;

/** The fields that matter, given what is filled in. */
export function askedFields(manifest: Manifest, settings: Settings): SettingField[] {
  const hints = hintsOf(manifest);
  const byName = new Map(manifest.form.map((field) => [field.name, field]));
  const isAsked = (name: string): boolean => {
    const rule = hints.when[name];
    if (!rule) return true;
    const other = byName.get(rule.field);
    const value = other ? shownValue(other, settings, hints) : settings[rule.field];
    return rule.is.includes(value) && isAsked(rule.field);
  };
  return manifest.form.filter((field) => isAsked(field.name));
}

/** What was typed, with one field as it now is; `undefined` takes back what was typed in it. */
export function typeInto(typed: Settings, name: string, value: unknown): Settings {
  const { [name]: _before, ...rest } = typed;
  return value === undefined ? rest : { ...rest, [name]: value };
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** What is sent: defaults, suggestions, then what was typed; the fields that are asked for, empty secrets left out. */
export function settingsToSend(manifest: Manifest, typed: Settings, isNew: boolean): Settings {
  const hints = hintsOf(manifest);
  const full = isNew ? { ...hints.defaults, ...hints.suggest(typed), ...withoutEmpty(typed) } : typed;
  const asked = askedFields(manifest, full);
  const sent: Settings = {};
  for (const field of asked) {
    const value = isNew ? shownValue(field, full, hints) : full[field.name];
    if (value === undefined || (field.input === 'password' && isEmpty(value))) continue;
    sent[field.name] = field.input === 'number' && value !== '' ? Number(value) : value;
  }
  return sent;
}

/** Of the fields that the server wants mended, those that are as it has seen them: what was typed since it has not judged. */
export const unmended = (wrong: readonly string[], seen: Settings | undefined, now: Settings): string[] =>
  wrong.filter((name) => {
    const [field = name] = name.split('.');
    return JSON.stringify(seen?.[field]) === JSON.stringify(now[field]);
  });

const withoutEmpty = (settings: Settings): Settings =>
  Object.fromEntries(Object.entries(settings).filter(([, value]) => !isEmpty(value)));
