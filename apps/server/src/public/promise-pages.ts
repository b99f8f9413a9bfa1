import { readTime, sayIn } from '@hilo/core';
import { type Html, html } from './html.ts';
import type { Reading } from './page.ts';
import { estimatedSeconds, noonOf, type PromiseCard, type PromisePage } from './promise-cards.ts';
import type { PromiseWords } from './promise-words.ts';
import { sayAbout, sayOpeningTime } from './say-duration.ts';
import { type Locale, sayOpening } from './say-moment.ts';

/** The cards, those that can be written to first; never a dead end. */
export const promiseBody = (reading: Reading, words: PromiseWords, page: PromisePage): Html => {
  const { channels } = page;
  if (channels.length === 0)
    return html`<p class="lead"><a href="${reading.to('/t')}">${words.nothing}</a></p>`;
  const rank = { open: 0, closed: 1, notWorking: 2 };
  const cards = [...channels].sort((one, other) => rank[one.state] - rank[other.state]);
  return html`${cards.map((card) => cardOf(reading, words, card, page))}
<section class="next"><h2>${words.how}</h2><p class="hint">${words.howText}</p></section>`;
};

const cardOf = (
  reading: Reading,
  words: PromiseWords,
  card: PromiseCard,
  { at, channels }: PromisePage,
): Html => {
  const { locale } = reading;
  const { purposes, text } = card.vocation;
  const said = sayIn(text, locale);
  const listed = new Intl.ListFormat(locale, { type: 'conjunction' }).format(
    purposes.map((one) => words.purposes[one]),
  );
  return html`<section class="card"><h2 dir="auto">${card.name}</h2>
${said ? html`<p dir="auto">${said}</p>` : purposes.length > 0 && html`<p>${words.forWhat}: ${listed}</p>`}
<p class="standing" data-state="${card.state}">${standingOf(locale, reading.organisation.zone, words, card, at)}</p>
${card.state !== 'open' && elsewhere(reading, words, card, channels)}
<dl>
<div><dt>${words.firstAnswer}</dt><dd>${promised(locale, words, card.promised.firstAnswerMinutes, card.week)}</dd></div>
${card.promised.solutionMinutes !== null && html`<div><dt>${words.solution}</dt><dd>${promised(locale, words, card.promised.solutionMinutes, card.week)}</dd></div>`}
${
  card.state === 'open' &&
  html`<div><dt>${words.estimate}</dt><dd>${
    card.estimate
      ? html`${words.about(sayAbout(locale, estimatedSeconds(card.estimate, at)))} <small>${words.estimateFrom(card.estimate.waiting, card.estimate.answers)}</small>`
      : words.estimateNone
  }</dd></div>`
}
<div><dt>${words.kept}</dt><dd>${card.kept.percent === null ? words.keptTooFew(card.kept.due) : words.keptShare(card.kept.percent, card.kept.due)}</dd></div>
</dl>
${weekOf(words, card, locale)}
${card.entrance && card.state !== 'notWorking' && html`<p class="screen"><a class="button" href="${card.entrance.href}">${card.entrance.text ?? words.write}</a></p>`}
</section>`;
};

export const promised = (
  locale: Locale,
  words: PromiseWords,
  minutes: number | null,
  week: PromiseCard['week'],
): string => {
  if (minutes === null) return words.notPromised;
  // Nobody counts 45 hours: from two whole days on, days of this channel are said.
  const day = Math.max(...week.map(({ spans }) => minutesOf(spans)), 0);
  return day > 0 && minutes >= 2 * day && minutes % day === 0
    ? words.promisedDays(minutes / day)
    : words.promisedWithin(sayOpeningTime(locale, minutes));
};

const minutesOf = (spans: PromiseCard['week'][number]['spans']): number =>
  spans.reduce((sum, { from, to }) => sum + (readTime(to) ?? 0) - (readTime(from) ?? 0), 0);

/** "Abierto hasta las 20:00", without a full stop. */
export const standingOf = (
  locale: Locale,
  ownZone: string,
  words: PromiseWords,
  { state, openUntil, opensAt, timeZone }: PromiseCard,
  now: string,
): string => {
  const zone = timeZone ?? ownZone;
  if (state === 'notWorking') return words.notWorking;
  if (state === 'open')
    return openUntil ? words.openUntil(saysTime(locale, zone)(new Date(openUntil))) : words.open;
  return opensAt ? words.opens(sayOpening(locale, zone, new Date(opensAt), new Date(now))) : words.closed;
};

/** "18:00". */
export const saysTime = (locale: Locale, timeZone: string): ((at: Date) => string) => {
  const format = new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  });
  return (at) => format.format(at);
};

/**
 * What works instead: what is open first; else, of one that does not work, whatever takes messages. One that is closed
 * takes them itself.
 */
const elsewhere = (
  { locale }: Reading,
  words: PromiseWords,
  card: PromiseCard,
  all: readonly PromiseCard[],
): Html | null => {
  const working = all.filter((one) => one !== card && one.state !== 'notWorking');
  const best = working.some(({ state }) => state === 'open')
    ? working.filter(({ state }) => state === 'open')
    : working;
  const instead = words.insteadBy(
    new Intl.ListFormat(locale, { type: 'disjunction' }).format(best.map(({ name }) => name)),
  );
  if (card.state === 'notWorking') return best.length === 0 ? null : html`<p>${instead}</p>`;
  const isElse = best.some(({ state }) => state === 'open');
  return card.entrance
    ? html`<p>${words.writeAnyway}${isElse && ` ${instead}`}</p>`
    : isElse
      ? html`<p>${instead}</p>`
      : null;
};

const weekOf = (words: PromiseWords, { week }: PromiseCard, locale: Locale): Html | null => {
  if (week.length === 0) return null;
  const day = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    weekday: 'long',
    day: 'numeric',
    timeZone: 'UTC',
  });
  return html`<details><summary>${words.week}</summary><dl class="week">${week.map(
    ({ date, spans, holiday }) =>
      html`<div><dt>${day.format(noonOf(date))}</dt><dd>${
        spans.length === 0 ? words.shut : spans.map(({ from, to }) => `${from}–${to}`).join(', ')
      }${holiday && html` <small>${holiday}</small>`}</dd></div>`,
  )}</dl></details>`;
};
