/** What stands before a payload, to end whatever it is put into. */
export const contexts = [
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
  '</iframe></template>',
  '<a href="',
  '<!-- -- >',
];

const entity = (text: string, write: (code: number) => string): string =>
  [...text].map((sign) => write(sign.codePointAt(0) ?? 0)).join('');

/** How a payload may be spelt so that a filter does not know it again. */
export const spellings: ((payload: string) => string)[] = [
  (payload) => payload,
  (payload) => [...payload].map((sign, at) => (at % 2 ? sign.toUpperCase() : sign.toLowerCase())).join(''),
  (payload) =>
    payload.replace(/(javascript|on\w+=|script)/gi, (word) => entity(word, (code) => `&#${code};`)),
  (payload) =>
    payload.replace(/javascript|vbscript/gi, (word) => entity(word, (code) => `&#x${code.toString(16)}`)),
  (payload) => payload.replace(/script:/gi, 'scr\tipt\n:'),
  (payload) => payload.replace(/javascript:/gi, ' \u0001java&NewLine;script&colon;'),
  (payload) => payload.replace(/script:/gi, 'scr&#0000105;pt&Tab;&#58'),
  (payload) => payload.replace(/ /g, '/'),
  (payload) => payload.replace(/ /g, '\f'),
  (payload) => payload.replace(/"/g, ''),
  (payload) => payload.replace(/"/g, '`'),
  (payload) => payload.replace(/=/g, ' =\n'),
  (payload) => payload.replace(/</g, '<\0'),
  (payload) => payload.replace(/script/gi, 'scr<script>ipt'),
  (payload) => payload.replace(/</g, '&lt;').replace(/>/g, '&gt;'),
  (payload) => payload.replace(/&/g, '&amp;').replace(/</g, '&amp;lt;'),
  (payload) => encodeURIComponent(payload.toWellFormed()),
  (payload) => encodeURIComponent(encodeURIComponent(payload.toWellFormed())),
  (payload) => payload.replace(/</g, '\uFF1C').replace(/>/g, '\uFF1E'),
  (payload) => payload.replace(/</g, '+ADw-').replace(/>/g, '+AD4-'),
  (payload) => payload.replace(/</g, '\\u003c').replace(/>/g, '\\x3e'),
  (payload) => `\uFEFF\u202E${payload}\u202C`,
  (payload) => payload.replace(/o/g, 'o\u0301').replace(/s/g, '\u017F'),
  (payload) => payload.replace(/>/g, ''),
  (payload) => payload.replace(/</g, '<<').replace(/>/g, '>>'),
  (payload) => payload.replace(/lair/g, 'l\u0430ir').replace(/\/\//g, '\\\\'),
  (payload) => payload.replace(/<(\w)/g, '<x:$1'),
  (payload) => payload.replace(/=/g, '&equals;').replace(/\(/g, '&lpar;'),
];
