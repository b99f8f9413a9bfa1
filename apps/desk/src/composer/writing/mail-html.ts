const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

/** One line, one block: pressing Enter once gives a new line and no gap, in the editor and in every mail program. */
export const textToHtml = (text: string): string =>
  text
    .split('\n')
    .map((line) => `<p>${escapeHtml(line)}</p>`)
    .join('');

/** The editor's paragraphs as mail programs write them; a `<p>` would get a gap of its own there. */
export const toMailHtml = (html: string): string =>
  html
    .replaceAll('<p></p>', '<div><br></div>')
    .replaceAll('<p>', '<div>')
    .replaceAll('</p>', '</div>')
    // The server knows an uploaded picture by this name.
    .replace(/(<img[^>]*) data-picture="([0-9a-f-]{36})"/g, '$1 src="cid:$2@hilo"');
export const fromMailHtml = (html: string): string =>
  html
    .replaceAll('<div><br></div>', '<p></p>')
    .replaceAll('<div>', '<p>')
    .replaceAll('</div>', '</p>')
    .replace(/(<img[^>]*) src="cid:([0-9a-f-]{36})@hilo"/g, '$1 data-picture="$2"');

/** Whether there is more to it than lines. */
export const hasFormat = (html: string | null): html is string =>
  html !== null && /<(?!\/?(?:div|p|br)[\s/>])/i.test(html);

/** The words with others behind them: the first line goes on in the last block, in its format, as an editor goes on. */
export function appendWords(html: string, words: string): string {
  const [first = '', ...lines] = words.split('\n').map(escapeHtml);
  const rest = lines.map((line) => `<div>${line || '<br>'}</div>`).join('');
  if (first === '') return html + rest;
  return html.replace(/(?:<br>)?((?:<\/[a-z0-9]+>)*)$/i, (_end, closing: string) => first + closing) + rest;
}

/** The signature below the words, after the line that mail programs know it by (RFC 3676 §4.3: "-- "). */
export function withSignature(
  words: { text: string; html: string | null },
  signature: string,
): { text: string; html: string | null } {
  const own = signature.trim();
  if (own === '') return words;
  const lines = own.split('\n').map(escapeHtml).join('<br>');
  return {
    text: `${words.text.trimEnd()}\n\n-- \n${own}`,
    html: words.html === null ? null : `${words.html}<div><br></div><div>-- <br>${lines}</div>`,
  };
}

/** The words as they were before `withSignature`; what comes back to be written on gets it again when it is sent. */
export function withoutSignature<Words extends { text: string; html: string | null }>(
  words: Words,
  signature: string,
): Words {
  const added = withSignature({ text: '', html: '' }, signature);
  if (added.text === '' || !words.text.endsWith(added.text.trimStart())) return words;
  return {
    ...words,
    text: words.text.slice(0, -added.text.trimStart().length).trimEnd(),
    html: words.html?.endsWith(added.html ?? '')
      ? words.html.slice(0, -(added.html ?? '').length)
      : words.html,
  };
}

type Node = {
  type?: string;
  text?: string;
  attrs?: Record<string, unknown> | undefined;
  marks?: { type: string; attrs?: Record<string, unknown> | undefined }[];
  content?: Node[];
};

const inline = (nodes: readonly Node[] | undefined): string =>
  (nodes ?? [])
    .map((node) => {
      if (node.type === 'hardBreak') return '\n';
      if (node.type === 'picture') return `[${String(node.attrs?.alt || '…')}]`;
      const text = node.text ?? '';
      const link = node.marks?.find((mark) => mark.type === 'link')?.attrs?.href;
      return typeof link === 'string' && link !== text && link !== `mailto:${text}`
        ? `${text} (${link})`
        : text;
    })
    .join('');

const prefixed = (text: string, first: string, rest: string): string =>
  text
    .split('\n')
    .map((line, index) => (index === 0 ? first : rest) + line)
    .join('\n');

/** The same words for those who read plain text: lists with marks, quotes with ">", links with their address. */
export function docToText(node: Node): string {
  const blocks = (node.content ?? []).map((child): string => {
    const inside = () => docToText(child);
    if (child.type === 'bulletList')
      return (child.content ?? []).map((item) => prefixed(docToText(item), '- ', '  ')).join('\n');
    if (child.type === 'orderedList')
      return (child.content ?? [])
        .map((item, index) => prefixed(docToText(item), `${index + 1}. `, '   '))
        .join('\n');
    if (child.type === 'blockquote') return prefixed(inside(), '> ', '> ');
    return inline(child.content);
  });
  return blocks.join('\n');
}
