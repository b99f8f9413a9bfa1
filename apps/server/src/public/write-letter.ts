import { escapeHtml } from './html.ts';
import { lookAccent } from './look.ts';

/** What a mail of ours to a customer is made of. Each part says the same with HTML and without. */
export type LetterPart =
  /** A paragraph; what is strong stands first. */
  | { kind: 'words'; strong?: string; text: string }
  /** Few symbols that somebody reads aloud or types, large, and what belongs to them. */
  | { kind: 'large'; label: string; value: string; lines: string[] }
  | { kind: 'list'; title: string; lines: string[]; button: Button | null }
  /** What was said, as it hangs on the thread. */
  | { kind: 'said'; lines: { head: string | null; text: string }[] };

/** `spelt` is the sentence that stands for it where nothing can be pressed. */
type Button = { href: string; label: string; spelt: string };

export type Letter = { text: string; html: string };

const thread = '#858894';

/** Both forms of a mail, signed by the house. Colours of its own it has none but the house's: it is read on light and dark. */
export const writeLetter = (
  parts: readonly LetterPart[],
  { locale, name, accentColour }: { locale: 'es' | 'en'; name: string; accentColour: string | null },
): Letter => ({
  text: [...parts.map(asText), name].filter((part) => part !== '').join('\n\n'),
  html: [
    `<div lang="${locale}" style="font:16px/1.5 system-ui,sans-serif;max-width:34em">`,
    ...parts.map((part) => asHtml(part, accentColour)),
    ...(name === '' ? [] : [paragraph(escapeHtml(name), '16px 0 0')]),
    '</div>',
  ].join('\n'),
});

const asText = (part: LetterPart): string => {
  switch (part.kind) {
    case 'words':
      return [part.strong, part.text].filter(Boolean).join(' ');
    case 'large':
      return [`${part.label}: ${part.value}`, ...part.lines].join('\n');
    case 'list':
      return [part.title, ...part.lines, ...(part.button ? [part.button.spelt] : [])].join('\n');
    case 'said':
      return part.lines.map(({ head, text }) => (head === null ? text : `${head}\n${text}`)).join('\n\n');
  }
};

const asHtml = (part: LetterPart, accentColour: string | null): string => {
  switch (part.kind) {
    case 'words': {
      const strong = part.strong ? `<strong>${escapeHtml(part.strong)}</strong> ` : '';
      return paragraph(strong + withBreaks(part.text), '0 0 16px');
    }
    case 'large':
      return [
        paragraph(escapeHtml(part.label), '0'),
        `<p style="margin:0 0 12px;font:600 26px/1.3 ui-monospace,monospace;letter-spacing:1px">${escapeHtml(part.value)}</p>`,
        ...part.lines.map((line) => paragraph(flowing(line), '0 0 4px')),
      ].join('\n');
    case 'list':
      return [
        paragraph(`<strong>${escapeHtml(part.title)}</strong>`, '16px 0 4px'),
        ...part.lines.map((line) => paragraph(flowing(line), '0 0 4px')),
        ...(part.button ? [buttonOf(part.button, accentColour)] : []),
      ].join('\n');
    case 'said':
      return `<div style="margin:0 0 16px;padding:2px 0 2px 16px;border-left:2px solid ${thread}">\n${part.lines
        .map(({ head, text }, at) => {
          const gap = at === 0 ? '0' : '12px 0 0';
          return head === null
            ? paragraph(withBreaks(text), gap)
            : `<p style="margin:${gap};font-size:14px">${escapeHtml(head)}</p>\n${paragraph(withBreaks(text), '0')}`;
        })
        .join('\n')}\n</div>`;
  }
};

const paragraph = (markup: string, margin: string): string => `<p style="margin:${margin}">${markup}</p>`;

const withBreaks = (text: string): string => flowing(text).replaceAll('\n', '<br>');

/** A key is read and copied whole: no line ends within it. */
const flowing = (text: string): string =>
  escapeHtml(text).replace(/\b[A-Z0-9](?:-[A-Z0-9]{3}){3}\b/g, '<span style="white-space:nowrap">$&</span>');

const buttonOf = ({ href, label }: Button, accentColour: string | null): string => {
  const { accent, onAccent } = lookAccent(accentColour).light;
  // An edge in the colour of its words: white on white, or black on black in a dark program, is still a button.
  return paragraph(
    `<a href="${escapeHtml(href)}" style="display:inline-block;padding:10px 16px;border:1px solid ${onAccent};border-radius:6px;background:${accent};color:${onAccent};text-decoration:none">${escapeHtml(label)}</a>`,
    '12px 0 16px',
  );
};
