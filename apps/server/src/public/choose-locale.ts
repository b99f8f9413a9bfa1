import type { Locale } from './say-moment.ts';

const known: readonly Locale[] = ['es', 'en'];

/** What a reader chose on the page, whatever her browser says; null where she chose nothing. */
export const chosenLocale = (asked: unknown): Locale | null =>
  known.find((locale) => locale === asked) ?? null;

/** The first that a browser asks for and we speak (RFC 9110 §12.5.4), else the organisation's own. */
export const chooseLocale = (acceptLanguage: string | undefined, otherwise: Locale): Locale => {
  const asked = (acceptLanguage ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part
        .trim()
        .toLowerCase()
        .split(/\s*;\s*/);
      const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
      return { tag, weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight);
  for (const { tag } of asked) {
    const found = known.find((locale) => tag === locale || tag.startsWith(`${locale}-`));
    if (found) return found;
  }
  return otherwise;
};
