import { chooseLocale } from '@hilo/channel-chat/choose-locale';
import './test-page.css';
import { pageWords } from './words.ts';

/** A believable little shop that loads the widget as any site does, to try a channel on: `?channel=ID&lang=en&theme=dark`. */
const query = new URLSearchParams(location.search);
const channelId = query.get('channel') ?? '';
const locale = chooseLocale(query.get('lang'), navigator.languages);
const words = pageWords[locale];
// Until one is chosen the page and its chat look as the visitor's system does.
const chosen = query.get('theme');
const system = matchMedia('(prefers-color-scheme: dark)');
const isDark = () => (chosen === null ? system.matches : chosen === 'dark');

const at = <Kind extends HTMLElement = HTMLElement>(id: string): Kind => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found as Kind;
};

document.documentElement.lang = locale;
if (chosen !== null) document.documentElement.dataset.theme = isDark() ? 'dark' : 'light';
for (const element of document.querySelectorAll<HTMLElement>('[data-word]')) {
  const word = words[element.dataset.word as keyof typeof words];
  if (typeof word === 'string') element.textContent = word;
}

at('goods').append(
  ...words.goods.map((facts) => {
    const item = document.createElement('li');
    item.append(
      ...['b', 'span', 'small'].map((tag, index) => {
        const part = document.createElement(tag);
        part.textContent = facts[index] ?? '';
        return part;
      }),
    );
    return item;
  }),
);

/** The same page in another language or theme. */
const goTo = (key: string, value: string): void => {
  query.set(key, value);
  location.search = query.toString();
};
const language = at('language');
language.textContent = words.language;
language.addEventListener('click', () => goTo('lang', locale === 'es' ? 'en' : 'es'));
const theme = at('theme');
const nameTheme = (): void => {
  theme.textContent = isDark() ? words.light : words.dark;
};
nameTheme();
system.addEventListener('change', nameTheme);
theme.addEventListener('click', () => goTo('theme', isDark() ? 'light' : 'dark'));

const tag = `<script async src="${location.origin}/widget.js" data-channel="${channelId}"></script>`;
at('tag').textContent = tag;
const copy = at('copy');
copy.textContent = words.copy;
copy.addEventListener('click', () => {
  navigator.clipboard.writeText(tag).then(
    () => {
      copy.textContent = words.copied;
    },
    () => getSelection()?.selectAllChildren(at('tag')),
  );
});

if (channelId === '') at('missing').hidden = false;
else {
  const script = document.createElement('script');
  script.async = true;
  script.src = '/widget.js';
  script.dataset.channel = channelId;
  script.dataset.locale = locale;
  if (chosen !== null) script.dataset.theme = isDark() ? 'dark' : 'light';
  for (const name of ['identity', 'colour', 'open']) {
    const value = query.get(name);
    if (value !== null) script.dataset[name] = value;
  }
  document.body.append(script);
}
