import { createContext, type ReactNode, use, useMemo } from 'react';
import { I18nProvider as AriaI18nProvider } from 'react-aria-components';
import type { Messages } from './defineMessages.ts';
import { formatDuration, formatDurationLong } from './duration.ts';
import {
  type DateStyle,
  formatBytes,
  formatDate,
  formatDay,
  formatList,
  formatLongDay,
  formatNumber,
  formatTime,
  type Moment,
} from './format.ts';
import { type Locale, regionOf } from './locale.ts';
import { type UiMessages, uiMessages } from './messages.ts';
import { type Translate, translator } from './translate.ts';

type I18n = { locale: Locale; timeZone: string | undefined };
const I18nContext = createContext<I18n>({ locale: 'es', timeZone: undefined });

/** Gives language and zone to everything below. `timeZone` is the agent's (IANA name), not the machine's. */
export function I18nProvider(props: { locale: Locale; timeZone?: string | undefined; children: ReactNode }) {
  const { locale, timeZone, children } = props;
  const value = useMemo(() => ({ locale, timeZone }), [locale, timeZone]);
  return (
    <I18nContext value={value}>
      <AriaI18nProvider locale={regionOf[locale]}>{children}</AriaI18nProvider>
    </I18nContext>
  );
}

export const useLocale = (): Locale => use(I18nContext).locale;

const cache = new WeakMap<object, Map<Locale, unknown>>();

/** The translator of a bundle in the reader's language; without an argument, of the texts of this package. */
export function useT(): Translate<UiMessages>;
export function useT<Es extends Record<string, string>>(messages: Messages<Es>): Translate<Es>;
export function useT(messages: Messages = uiMessages): Translate<Record<string, string>> {
  const { locale } = use(I18nContext);
  const known = cache.get(messages) ?? new Map<Locale, unknown>();
  cache.set(messages, known);
  if (!known.has(locale)) known.set(locale, translator(messages, locale));
  return known.get(locale) as Translate<Record<string, string>>;
}

/** The format helpers, bound to the reader's language and zone. Durations take seconds, sizes bytes. */
export function useFormat() {
  const { locale, timeZone } = use(I18nContext);
  return useMemo(
    () => ({
      date: (at: Moment, style?: DateStyle) => formatDate(locale, at, style, timeZone),
      time: (at: Moment) => formatTime(locale, at, timeZone),
      day: (at: Moment) => formatDay(locale, at, timeZone),
      longDay: (at: Moment, now: Moment, zone = timeZone) => formatLongDay(locale, at, now, zone),
      number: (value: number, options?: Intl.NumberFormatOptions) => formatNumber(locale, value, options),
      list: (items: Iterable<string>, type?: 'conjunction' | 'disjunction') =>
        formatList(locale, items, type),
      bytes: (bytes: number) => formatBytes(locale, bytes),
      duration: (seconds: number, most?: number) => formatDuration(locale, seconds, most),
      durationLong: (seconds: number, most?: number) => formatDurationLong(locale, seconds, most),
    }),
    [locale, timeZone],
  );
}
