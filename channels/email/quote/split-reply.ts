/**
 * Parts a reply from the mail it quotes: everything from an attribution line ("… wrote:") that is followed by
 * lines starting with '>' is quoted; '-- ' on a line of its own starts the signature (RFC 3676 §4.3).
 */
export function splitReply(input: { text: string; html?: string | null }): {
  newText: string;
  quotedText: string | null;
  signature: string | null;
} {
  const lines = input.text.split('\n');
  const firstQuote = lines.findIndex(
    (line, index) => line.startsWith('>') && (index === 0 || /:\s{0,9}$/.test(lastFilled(lines, index))),
  );
  let top = lines;
  let quotedText: string | null = null;
  if (firstQuote >= 0) {
    let start = firstQuote;
    while (start > 0 && lines[start - 1]?.trim() === '') start--;
    if (start > 0) start--;
    top = lines.slice(0, start);
    quotedText = lines.slice(start).join('\n');
  }
  const dashes = top.indexOf('-- ');
  const signature = dashes >= 0 ? top.slice(dashes + 1).join('\n') : null;
  if (dashes >= 0) top = top.slice(0, dashes);
  return { newText: top.join('\n').trim(), quotedText, signature };
}

function lastFilled(lines: string[], before: number): string {
  for (let index = before - 1; index >= Math.max(0, before - 3); index--) {
    const line = lines[index];
    if (line !== undefined && line.trim() !== '') return line;
  }
  return '';
}
