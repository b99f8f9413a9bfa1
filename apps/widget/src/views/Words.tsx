/** @jsxImportSource preact */
import { linkify } from '../text/linkify.ts';
import { partKeys } from '../text/part-keys.ts';

/** Text as it was written; addresses in it are links that tell nobody where one comes from, and no line ends in a key. */
export const Words = ({ text, look = '' }: { text: string; look?: 'away' | 'lead' | '' }) => (
  <p class={`words ${look}`} dir="auto">
    {linkify(text).map(({ text: piece, href }) =>
      href ? (
        <a href={href} target="_blank" rel="noopener noreferrer nofollow">
          {piece}
        </a>
      ) : (
        partKeys(piece).map((part, at) => (at % 2 ? <span class="whole">{part}</span> : part))
      ),
    )}
  </p>
);
