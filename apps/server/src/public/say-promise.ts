import type { SaidPromise } from '@hilo/channel-kit';
import { sayIn } from '@hilo/core';
import { estimatedSeconds, type PromiseCard, type PromisePage } from './promise-cards.ts';
import { promised, saysTime, standingOf } from './promise-pages.ts';
import { type PromiseWords, promiseWords } from './promise-words.ts';
import { sayAbout } from './say-duration.ts';
import { type Locale, sayOpening } from './say-moment.ts';

type Organisation = { formality: 'familiar' | 'formal' };

/**
 * A channel's promise in a few lines, for whoever is about to write on a page of ours that also says whether somebody is
 * there: the hours and that must not contradict each other. Null for a channel that is not shown.
 */
export const sayPromise = (
  page: PromisePage,
  channelId: string,
  { formality }: Organisation,
  publicUrl: string,
  isStaffed: boolean,
): { isOpen: boolean; es: SaidPromise; en: SaidPromise } | null => {
  const card = page.channels.find((one) => one.channelId === channelId);
  if (!card) return null;
  const isOpen = card.state === 'open';
  const say = (locale: Locale): SaidPromise => {
    const words = promiseWords(locale, formality);
    const about = card.estimate ? sayAbout(locale, estimatedSeconds(card.estimate, page.at)) : null;
    return {
      standing: isOpen && !isStaffed ? words.openUnstaffed(about) : null,
      text: linesOf(card, words, {
        locale,
        about,
        isStaffed,
        timeZone: page.timeZone,
        publicUrl,
        now: page.at,
      }).join('\n'),
    };
  };
  return { isOpen, es: say('es'), en: say('en') };
};

type Saying = {
  locale: Locale;
  about: string | null;
  isStaffed: boolean;
  timeZone: string;
  publicUrl: string;
  now: string;
};

const linesOf = (card: PromiseCard, words: PromiseWords, saying: Saying): string[] => {
  const { locale, about, isStaffed, publicUrl } = saying;
  const { purposes, text } = card.vocation;
  const listed = new Intl.ListFormat(locale).format(purposes.map((one) => words.purposes[one]));
  const what = sayIn(text, locale) ?? (listed === '' ? null : `${words.forWhat} ${listed}.`);
  const isOpen = card.state === 'open';
  const first = `${words.firstAnswer}: ${promised(locale, words, card.promised.firstAnswerMinutes, card.week)}.`;
  const isElsewhere = !isOpen && !isStaffed && publicUrl !== '';
  return [
    ...(what ? [what] : []),
    `${hoursOf(card, words, saying)}.`,
    ...(isOpen && about ? [`${words.estimate}: ${words.about(about)}.`] : []),
    // Nobody is there, and nothing is known of the wait: what was promised is what can be said.
    ...(isOpen && !about && !isStaffed ? [first] : []),
    ...(card.kept.percent === null ? [] : [`${words.kept}: ${card.kept.percent} %.`]),
    ...(isElsewhere ? [`${words.title}: ${publicUrl}/promise`] : []),
  ];
};

const hoursOf = (
  card: PromiseCard,
  words: PromiseWords,
  { locale, isStaffed, timeZone, now }: Saying,
): string => {
  const zone = card.timeZone ?? timeZone;
  if (card.state === 'open' && !isStaffed)
    return words.nobodyWhileOpen(card.openUntil && saysTime(locale, zone)(new Date(card.openUntil)));
  if (card.state !== 'closed' || !isStaffed) return standingOf(locale, timeZone, words, card, now);
  const opens = card.opensAt && sayOpening(locale, zone, new Date(card.opensAt), new Date(now));
  return words.somebodyWhileClosed(opens || null);
};
