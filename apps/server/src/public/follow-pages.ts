import { drawQr } from './draw-qr.ts';
import { type Html, html } from './html.ts';
import type { Reading } from './page.ts';
import type { FollowUp } from './read-follow-up.ts';
import { saysDay, saysMoment, saysShortly } from './say-moment.ts';

/** A moment, for people and for machines. */
export const timeOf = ({ locale, organisation }: Reading, at: Date): Html =>
  html`<time datetime="${at.toISOString()}">${saysShortly(locale, organisation.zone)(at)}</time>`;

/** Where a key is asked for; with what was typed where nobody has such a key. */
export const keyForm = (reading: Reading, wrong: string | null = null): Html => {
  const { words, to } = reading;
  const isWrong = wrong !== null;
  return html`<form method="post" action="${to('/t')}">
<label for="key">${words.key}</label>
<input class="field typed-key" id="key" name="key" value="${wrong ?? ''}" required maxlength="40" autocomplete="off" autocapitalize="characters" spellcheck="false" aria-describedby="key-hint"${isWrong && html` aria-invalid="true"`}>
<p class="hint" id="key-hint">${words.keyHint}</p>
<button>${words.look}</button>
</form>`;
};

/**
 * How a matter stands: status, what happens next and by when. Nothing of who, what or where.
 * @param publicUrl where a telephone finds this page
 */
export const statusBody = (reading: Reading, found: FollowUp, now: Date, publicUrl: string): Html => {
  const { words, to } = reading;
  return html`<h1><span class="label">${words.key}</span> <span class="key" translate="no">${found.key}</span></h1>
<p class="state" data-view="${found.view}">${words.states[found.view]}</p>
<p>${words.explain[found.view]}</p>
${nextPart(reading, found, now)}
<h2>${words.history.title}</h2>
${history(reading, found, now)}
<div class="screen">
<a class="button" href="${to(`/t/${found.key}/thread`)}">${words.seeAll}</a>
<p class="hint">${words.seeAllHint}</p>
</div>
<h2>${words.goOn}</h2>
<p>${words.goOnHint} <a href="${to('/promise')}">${words.elsewhere}</a></p>
<div class="elsewhere">${drawQr(`${publicUrl}${to(`/t/${found.key}`)}`, words.qr)}<p class="hint">${words.qrHint}</p></div>`;
};

/** What happens now and by when; null once it is settled, and where nothing is due. */
export const nextPart = (reading: Reading, found: FollowUp, now: Date): Html | null => {
  const { words, locale, organisation } = reading;
  if (found.view === 'resolved') return null;
  const moment = saysMoment(locale, organisation.zone);
  const lines: Html[] = [];
  if (found.waitingSince && found.answerBy)
    lines.push(
      found.answerBy < now
        ? html`<p class="late">${words.answerLate(moment(found.answerBy))}</p>`
        : html`<p>${words.answerBy(moment(found.answerBy))}</p>`,
    );
  if (found.solutionBy && found.solutionBy > now)
    lines.push(html`<p>${words.solutionBy(moment(found.solutionBy))}</p>`);
  const day = saysDay(locale, organisation.zone);
  if (found.cureBy) lines.push(html`<p>${words.cureBy(day(found.cureBy))}</p>`);
  // Two hours are no day.
  const lawBy = found.lawBy && (found.isLawByHours ? moment : day)(found.lawBy);
  if (lawBy)
    lines.push(
      found.lawBy! < now
        ? html`<p class="late">${words.lawLate(lawBy)}</p>`
        : html`<p>${words.lawBy(lawBy)}</p>`,
    );
  return lines.length === 0 ? null : html`<section class="next"><h2>${words.next}</h2>${lines}</section>`;
};

type Knot = { at: Date; from: 'customer' | 'us' | 'end' | 'due'; text: string };

const history = (reading: Reading, found: FollowUp, now: Date): Html => {
  const { history: words } = reading.words;
  const { receivedAt, answeredAt, waitingSince, resolvedAt, answerBy } = found;
  const knots: Knot[] = [{ at: receivedAt, from: 'customer', text: words.received }];
  if (answeredAt) knots.push({ at: answeredAt, from: 'us', text: words.answered });
  if (waitingSince && answeredAt && waitingSince > answeredAt)
    knots.push({ at: waitingSince, from: 'customer', text: words.wroteAgain });
  if (found.view === 'resolved' && resolvedAt)
    knots.push({ at: resolvedAt, from: 'end', text: words.resolved });
  else if (waitingSince && answerBy && answerBy >= now)
    knots.push({ at: answerBy, from: 'due', text: words.due });
  const isDueLast = knots.at(-1)?.from === 'due';
  return html`<ol class="thread">
${knots.map(
  ({ at, from, text }, index) =>
    html`<li data-from="${from}"${isDueLast && index === knots.length - 2 && html` class="before-due"`}>${text} ${timeOf(reading, at)}</li>\n`,
)}</ol>`;
};
