import { expect, it } from 'vitest';
import { hasPastedWords } from './has-pasted-words.ts';

it.each([
  ['', false],
  ['<meta charset="utf-8"><img src="https://a.example/b.png" alt="caldera">', false],
  [
    '<html><head><style>p{margin:0}</style><title>x</title></head><body>&nbsp;<!--StartFragment--></body></html>',
    false,
  ],
  ['<!--StartFragment--><table><tr><td>Eco 24</td></tr></table><!--EndFragment-->', true],
])('%s', (html, has) => {
  expect(hasPastedWords(html)).toBe(has);
});
