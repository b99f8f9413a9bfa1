import type { PromiseCard, PromisePage } from './promise-cards.ts';
import { standingOf } from './promise-pages.ts';
import { type PromiseWords, promiseWords } from './promise-words.ts';
import { type Locale, saysDuration } from './say-moment.ts';

type Organisation = { formality: 'familiar' | 'formal' };

/** A channel's promise in a few lines, for whoever is about to write on a page of ours. Null for one that is not shown. */
export const sayPromise = (
  { channels, timeZone }: PromisePage,
  channelId: string,
  { formality }: Organisation,
  publicUrl: string,
): { es: string; en: string } | null => {
  const card = channels.find((one) => one.channelId === channelId);
  if (!card) return null;
  const say = (locale: Locale): string =>
    linesOf(card, promiseWords(locale, formality), locale, timeZone, publicUrl).join('\n');
  return { es: say('es'), en: say('en') };
};

const linesOf = (
  card: PromiseCard,
  words: PromiseWords,
  locale: Locale,
  timeZone: string,
  publicUrl: string,
): string[] => {
  const { purposes, text } = card.vocation;
  const listed = new Intl.ListFormat(locale).format(purposes.map((one) => words.purposes[one]));
  const what = text[locale] ?? text.es ?? text.en ?? (listed === '' ? null : `${words.forWhat} ${listed}.`);
  const { estimate, kept } = card;
  const isElsewhere = card.state !== 'open' && publicUrl !== '';
  return [
    ...(what ? [what] : []),
    `${standingOf(locale, timeZone, words, card)}.`,
    ...(estimate && card.state === 'open'
      ? [`${words.estimate}: ${words.about(saysDuration(estimate.minutes * 60))}.`]
      : []),
    ...(kept.percent === null ? [] : [`${words.kept}: ${kept.percent} %.`]),
    ...(isElsewhere ? [`${words.title}: ${publicUrl}/promise`] : []),
  ];
};
