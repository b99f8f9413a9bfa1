import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../app/app.ts';
import { createPromiseBook, type Promises } from '../promises/promise-book.ts';
import { chooseLocale, chosenLocale } from './choose-locale.ts';
import { type FollowWords, followWords } from './follow-words.ts';
import { type Html, html } from './html.ts';
import type { Locale } from './say-moment.ts';

/** What every page for customers is made with. */
export type Reading = {
  locale: Locale;
  organisation: Promises['organisation'];
  words: FollowWords;
  /** An address of ours that keeps the language, where it was chosen on the page. */
  to(path: string, query?: Record<string, string>): string;
  /** This page in the other language. */
  other: string;
};

export const readingOf = async (app: App, request: FastifyRequest): Promise<Reading> => {
  const { organisation } = await createPromiseBook(app).read();
  const query = request.query as Record<string, unknown>;
  const chosen = chosenLocale(query.lang);
  const locale =
    chosen ??
    chooseLocale(request.headers['accept-language'], organisation.locale.startsWith('en') ? 'en' : 'es');
  const words = followWords(locale, organisation.formality);
  const path = request.url.split('?', 1)[0]!;
  const kept = Object.fromEntries(
    Object.entries(query).filter(([name, value]) => name !== 'lang' && typeof value === 'string'),
  ) as Record<string, string>;
  return {
    locale,
    organisation,
    words,
    to: (target, more = {}) => address(target, chosen ? { ...more, lang: chosen } : more),
    other: address(path, { ...kept, lang: words.otherLanguage.locale }),
  };
};

const address = (path: string, query: Record<string, string>): string => {
  const search = new URLSearchParams(query).toString();
  return search === '' ? path : `${path}?${search}`;
};

/** Only our own style and forms; no script, nothing from elsewhere, in nobody's frame. */
const pagePolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

type Page = {
  title: string;
  body: Html;
  /** Below everything, where one may go from here. */
  foot: { href: string; text: string }[];
};

/** Sends a page that works without scripts, on a small screen, printed, and read aloud. */
export const sendPage = (
  reply: FastifyReply,
  { locale, organisation, words, other }: Reading,
  status: number,
  { title, body, foot }: Page,
): FastifyReply => {
  const name = organisation.name || words.service;
  const { otherLanguage } = words;
  const page = html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · ${name}</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/t/look.css">
</head>
<body>
<header><p class="name" dir="auto">${name}</p>
<a href="${other}" lang="${otherLanguage.locale}" hreflang="${otherLanguage.locale}" aria-label="${otherLanguage.label}">${otherLanguage.name}</a></header>
<main>
${body}
</main>
<footer><ul>${foot.map(({ href, text }) => html`<li><a href="${href}">${text}</a></li>`)}</ul></footer>
</body>
</html>
`;
  return reply
    .status(status)
    .type('text/html; charset=utf-8')
    .header('content-security-policy', pagePolicy)
    .header('vary', 'accept-language, cookie')
    .send(page.text);
};
