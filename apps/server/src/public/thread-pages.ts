import { longestMessage, pageFiles } from './add-own-message.ts';
import { nextPart, timeOf } from './follow-pages.ts';
import { type Html, html } from './html.ts';
import { linkify } from './linkify.ts';
import { maskAddress } from './mask-address.ts';
import type { Reading } from './page.ts';
import { nameOf, type Reachable } from './reach-identity.ts';
import type { FollowUp } from './read-follow-up.ts';
import type { OwnMessage } from './read-own-thread.ts';
import type { OwnTicket } from './read-own-tickets.ts';
import { sayDuration } from './say-duration.ts';

const keyLine = ({ words }: Reading, key: string): Html =>
  html`<p class="hint">${words.key}: <span translate="no">${key}</span></p>`;

/** Where a code may be sent: the ticket's own identities, masked. */
export const chooseBody = (reading: Reading, key: string, reachable: readonly Reachable[]): Html => {
  const { words, to } = reading;
  if (reachable.length === 0)
    return html`<h1>${words.titles.thread}</h1>\n${keyLine(reading, key)}\n<p class="lead">${words.noWay}</p>`;
  return html`<h1>${words.titles.thread}</h1>
${keyLine(reading, key)}
<form method="post" action="${to(`/t/${key}/code`)}">
<fieldset aria-describedby="choose-hint"><legend>${words.choose}</legend>
<p class="hint" id="choose-hint">${words.chooseHint}</p>
${reachable.map(
  (one, index) =>
    html`<label class="choice"><input type="radio" name="to" value="${nameOf(one)}" required${index === 0 && html` checked`}> <span translate="no">${maskAddress(one.party.kind, one.party.value)}</span></label>\n`,
)}</fieldset>
<button>${words.sendCode}</button>
</form>`;
};

/** Where the code is entered. */
export const codeBody = (
  reading: Reading,
  key: string,
  { id, where, isWrong }: { id: string; where: string | null; isWrong: boolean },
): Html => {
  const { words, to } = reading;
  return html`<h1>${words.titles.code}</h1>
${keyLine(reading, key)}
${where !== null && html`<p>${words.codeSent(where)}</p>`}
<form method="post" action="${to(`/t/${key}/enter`)}">
<input type="hidden" name="id" value="${id}">
<label for="code">${words.code}</label>
<input class="field code" id="code" name="code" required maxlength="12" inputmode="numeric" autocomplete="one-time-code" aria-describedby="code-hint"${isWrong && html` aria-invalid="true" aria-errormessage="code-wrong"`}>
${isWrong && html`<p class="wrong" id="code-wrong" role="alert">${words.wrongCode}</p>`}
<p class="hint" id="code-hint">${words.codeHint}</p>
<button>${words.enter}</button>
</form>
<p class="hint"><a href="${to(`/t/${key}/thread`)}">${words.newCode}</a></p>`;
};

export type WritingProblem = 'empty' | 'tooLong' | 'notAdded' | 'tooManyFiles' | 'fileTooLarge';

type Writing = {
  token: string;
  once: string;
  text: string;
  problem: WritingProblem | null;
  /** A page cannot put files back into a form. */
  hadFiles: boolean;
  isAdded: boolean;
};

type Shown = { messages: readonly OwnMessage[]; hasOlder: boolean; others: readonly OwnTicket[] };

/** The conversation as its customer may see it, where she adds to it, and her other matters. */
export const threadBody = (
  reading: Reading,
  found: FollowUp,
  { messages, hasOlder, others }: Shown,
  writing: Writing,
  now: Date,
): Html => {
  const { words, to } = reading;
  const { key } = found;
  return html`<h1>${words.titles.thread}</h1>
${keyLine(reading, key)}
${hasOlder && html`<p class="hint">${words.cut}</p>`}
<ol class="thread">
${messages.map((message, index) => [waitBefore(reading, messages, index), messageItem(reading, message)])}</ol>
${writing.isAdded && html`<p class="done" role="status">${words.added}</p>`}
${nextPart(reading, found, now)}
${writeForm(reading, key, writing)}
${othersPart(reading, others)}
<form class="screen" method="post" action="${to(`/t/${key}/leave`)}">
<input type="hidden" name="token" value="${writing.token}">
<button class="plain">${words.leave}</button>
</form>`;
};

const othersPart = (reading: Reading, others: readonly OwnTicket[]): Html | null => {
  const { words, to } = reading;
  if (others.length === 0) return null;
  return html`<section class="screen"><h2>${words.others}</h2>
<ul class="tickets">
${others.map(({ key, subject, view, at }) => {
  const title = subject?.trim() || null;
  return html`<li><a href="${to(`/t/${key}/thread`)}"><b dir="auto">${title ?? key}</b></a><br>
<small>${title !== null && html`<span translate="no">${key}</span> · `}${words.states[view]} · ${timeOf(reading, at)}</small></li>\n`;
})}</ul></section>`;
};

/** A shorter wait is a conversation, in seconds. */
const waitSeconds = 600;

/** How long she had waited, since the first word that nobody had answered. */
const waitBefore = (
  { locale, words }: Reading,
  messages: readonly OwnMessage[],
  index: number,
): Html | null => {
  const answer = messages[index]!;
  const before = messages.slice(0, index);
  const last = before.findLastIndex(({ from }) => from === 'us');
  const asked = before.slice(last + 1).find(({ from }) => from === 'customer');
  const seconds = answer.from === 'us' && asked ? (answer.at.getTime() - asked.at.getTime()) / 1000 : 0;
  return seconds < waitSeconds
    ? null
    : html`<li data-from="gap">${words.waited(sayDuration(locale, seconds))}</li>\n`;
};

const messageItem = (reading: Reading, message: OwnMessage): Html => {
  const { words } = reading;
  const who =
    message.from === 'customer'
      ? words.you
      : (message.name ?? (message.from === 'us' ? reading.organisation.name || words.us : words.other));
  return html`<li data-from="${message.from}">
<p class="by"><b dir="auto">${who}</b> ${timeOf(reading, message.at)}</p>
${
  message.isRedacted
    ? html`<p class="withdrawn">${words.withdrawn}</p>`
    : message.text !== '' && html`<div class="said" dir="auto">${linkify(message.text)}</div>`
}
${
  message.files.length > 0 &&
  html`<ul class="files" aria-label="${words.files}">${message.files.map(
    ({ name, url, size }) =>
      html`<li><a href="${url}" dir="auto" rel="nofollow">${name}</a> <small>${sayBytes(reading, size)}</small></li>`,
  )}</ul>`
}
</li>\n`;
};

const writeForm = (reading: Reading, key: string, writing: Writing): Html => {
  const { words, to } = reading;
  const { token, once, text, problem, hadFiles } = writing;
  const isOfFiles = problem === 'tooManyFiles' || problem === 'fileTooLarge';
  const said = problem && [sayProblem(reading, problem), ...(hadFiles ? [words.chooseAgain] : [])].join(' ');
  const wrong = html`<p class="wrong" id="wrong" role="alert">${said}</p>`;
  const marked = html` aria-invalid="true" aria-errormessage="wrong"`;
  return html`<section class="screen"><h2>${words.add}</h2>
<form method="post" action="${to(`/t/${key}/message`)}" enctype="multipart/form-data">
<input type="hidden" name="token" value="${token}">
<input type="hidden" name="once" value="${once}">
<label for="text">${words.message}</label>
<textarea class="field" id="text" name="text" maxlength="${longestMessage}" dir="auto" aria-describedby="text-hint"${said && !isOfFiles && marked}>
${text}</textarea>
${said && !isOfFiles && wrong}
<p class="hint" id="text-hint">${words.addHint}</p>
<label for="files">${words.attach}</label>
<input class="field" type="file" id="files" name="files" multiple aria-describedby="files-hint"${isOfFiles && marked}>
${isOfFiles && wrong}
<p class="hint" id="files-hint">${words.attachHint(pageFiles.most, sayBytes(reading, pageFiles.bytes))}</p>
<button>${words.send}</button>
</form></section>`;
};

const sayProblem = (reading: Reading, problem: WritingProblem): string => {
  const { words } = reading;
  switch (problem) {
    case 'empty':
      return words.empty;
    case 'tooLong':
      return words.tooLong(longestMessage);
    case 'notAdded':
      return words.notAdded;
    case 'tooManyFiles':
      return words.tooManyFiles(pageFiles.most);
    case 'fileTooLarge':
      return words.fileTooLarge(sayBytes(reading, pageFiles.bytes));
  }
};

/** "820 kB", "3,4 MB": decimal, as file managers show them. */
const sayBytes = ({ locale }: Reading, bytes: number): string => {
  const [unit, size] = bytes < 1e6 ? (['kilobyte', 1e3] as const) : (['megabyte', 1e6] as const);
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    maximumFractionDigits: bytes / size < 10 ? 1 : 0,
  }).format(Math.max(bytes / size, 0.1));
};
