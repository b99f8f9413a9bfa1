import { IntlMessageFormat } from 'intl-messageformat';
import type { Messages } from './defineMessages.ts';
import { type Locale, regionOf } from './locale.ts';
import type { ArgValue, MessageArgs } from './messageArgs.ts';

type ArgsOf<S extends string> = keyof MessageArgs<S> extends never ? [] : [args: MessageArgs<S>];

/** `t('key')` or `t('key', { …args })`; which of the two, and with what, follows from the Spanish text. */
export type Translate<Es extends Record<string, string>> = <K extends keyof Es & string>(
  key: K,
  ...args: ArgsOf<Es[K]>
) => string;

const compiled = new Map<string, IntlMessageFormat>();

/** Parsing an ICU message costs about a hundred times more than formatting it, so each is parsed once. */
function compile(text: string, locale: Locale): IntlMessageFormat {
  const id = `${locale} ${text}`;
  let message = compiled.get(id);
  if (!message) {
    message = new IntlMessageFormat(text, regionOf[locale], undefined, { ignoreTag: true });
    compiled.set(id, message);
  }
  return message;
}

/** Formats one ICU text. Throws where the text does not parse or an argument is missing. */
export function formatMessage(text: string, locale: Locale, args: Record<string, ArgValue> = {}): string {
  return text.includes('{') ? String(compile(text, locale).format(args)) : text;
}

/** The translator of a bundle in one language. React components take it from `useT(messages)`. */
export function translator<Es extends Record<string, string>>(
  messages: Messages<Es>,
  locale: Locale,
): Translate<Es> {
  const texts: Record<string, string> = messages[locale];
  return (key, ...args) => formatMessage(texts[key] ?? key, locale, args[0] as Record<string, ArgValue>);
}
