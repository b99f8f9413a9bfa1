import { guessLanguage } from './rules/guess-language.ts';

/** Words in each language that customers are spoken to in; null where nobody has written any. */
export type TextByLocale = { es: string | null; en: string | null };

/** For whoever reads this language: in another one rather than nothing. */
export const sayIn = (text: TextByLocale, locale: keyof TextByLocale): string | null =>
  text[locale] ?? text.es ?? text.en;

/** One text alone is what it reads like, and Spanish where that cannot be told. Blank ones are none. */
export const readTextByLocale = (value: unknown): TextByLocale => {
  if (typeof value === 'string')
    return guessLanguage(value) === 'en' ? { es: null, en: filled(value) } : { es: filled(value), en: null };
  const { es, en } = (value ?? {}) as Partial<Record<keyof TextByLocale, unknown>>;
  return { es: filled(es), en: filled(en) };
};

const filled = (text: unknown): string | null =>
  typeof text === 'string' && text.trim() ? text.trim() : null;
