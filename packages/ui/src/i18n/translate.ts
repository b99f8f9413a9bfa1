import { compileMessage } from './compile.ts';
import type { Messages } from './defineMessages.ts';
import type { Locale } from './locale.ts';
import type { ArgValue, MessageArgs } from './messageArgs.ts';

type ArgsOf<S extends string> = keyof MessageArgs<S> extends never ? [] : [args: MessageArgs<S>];

/** `t('key')` or `t('key', { …args })`; which of the two, and with what, follows from the Spanish text. */
export type Translate<Es extends Record<string, string>> = <K extends keyof Es & string>(
  key: K,
  ...args: ArgsOf<Es[K]>
) => string;

const compiled = new Map<string, ReturnType<typeof compileMessage>>();

/** Reading a message costs many times more than writing it, so each is read once. */
function compile(text: string, locale: Locale): ReturnType<typeof compileMessage> {
  const id = `${locale} ${text}`;
  const known = compiled.get(id) ?? compileMessage(text, locale);
  compiled.set(id, known);
  return known;
}

/** Formats one ICU text. Throws where the text does not parse or an argument is missing. */
export function formatMessage(text: string, locale: Locale, args: Record<string, ArgValue> = {}): string {
  return text.includes('{') ? compile(text, locale)(args) : text;
}

/** The translator of a bundle in one language. React components take it from `useT(messages)`. */
export function translator<Es extends Record<string, string>>(
  messages: Messages<Es>,
  locale: Locale,
): Translate<Es> {
  const texts: Record<string, string> = messages[locale];
  return (key, ...args) => formatMessage(texts[key] ?? key, locale, args[0] as Record<string, ArgValue>);
}
