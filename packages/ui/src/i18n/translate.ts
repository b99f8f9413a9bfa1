import type { Messages } from './defineMessages.ts';
import { type Locale, regionOf } from './locale.ts';
import type { ArgValue, MessageArgs } from './messageArgs.ts';
import { type Piece, parseMessage } from './parseMessage.ts';

type ArgsOf<S extends string> = keyof MessageArgs<S> extends never ? [] : [args: MessageArgs<S>];

/** `t('key')` or `t('key', { …args })`; which of the two, and with what, follows from the Spanish text. */
export type Translate<Es extends Record<string, string>> = <K extends keyof Es & string>(
  key: K,
  ...args: ArgsOf<Es[K]>
) => string;

type Args = Readonly<Record<string, ArgValue>>;

const parsed = new Map<string, readonly Piece[]>();
const numbers = new Map<Locale, Intl.NumberFormat>();
const plurals = new Map<string, Intl.PluralRules>();

/** What is dear to make and always the same is made once. */
function remember<Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value {
  const found = known.get(key) ?? make();
  known.set(key, found);
  return found;
}

const numberIn = (locale: Locale, value: number): string =>
  remember(numbers, locale, () => new Intl.NumberFormat(regionOf[locale])).format(value);

const pluralOf = (locale: Locale, type: Intl.PluralRuleType, value: number): string =>
  remember(plurals, locale + type, () => new Intl.PluralRules(regionOf[locale], { type })).select(value);

function say(pieces: readonly Piece[], locale: Locale, args: Args, count: number): string {
  return pieces
    .map((piece) => (typeof piece === 'string' ? piece : fill(piece, locale, args, count)))
    .join('');
}

function fill(piece: Exclude<Piece, string>, locale: Locale, args: Args, count: number): string {
  if (piece.type === 'count') return numberIn(locale, count);
  const value = args[piece.name];
  if (value === undefined) throw new TypeError(`the argument "${piece.name}" is missing`);
  if (piece.type === 'value') return String(value);
  if (piece.type === 'number') return numberIn(locale, Number(value));
  const { type, branches } = piece;
  const inner =
    branches.get(type === 'select' ? String(value) : `=${value}`) ??
    (type === 'select'
      ? undefined
      : branches.get(pluralOf(locale, type === 'plural' ? 'cardinal' : 'ordinal', Number(value)))) ??
    branches.get('other') ??
    [];
  return say(inner, locale, args, type === 'select' ? count : Number(value));
}

/** Formats one ICU text. @throws SyntaxError where it does not parse, TypeError where an argument is missing */
export function formatMessage(text: string, locale: Locale, args: Args = {}): string {
  if (!text.includes('{')) return text;
  return say(
    remember(parsed, text, () => parseMessage(text)),
    locale,
    args,
    0,
  );
}

/** The translator of a bundle in one language. React components take it from `useT(messages)`. */
export function translator<Es extends Record<string, string>>(
  messages: Messages<Es>,
  locale: Locale,
): Translate<Es> {
  const texts: Record<string, string> = messages[locale];
  return (key, ...args) => formatMessage(texts[key] ?? key, locale, args[0] as Args);
}
