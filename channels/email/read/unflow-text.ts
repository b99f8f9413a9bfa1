/**
 * Joins the soft-broken lines of a format=flowed text (RFC 3676 §4). Lines of different quote depth are never joined;
 * the signature separator "-- " ends a paragraph.
 */
export function unflowText(text: string, deleteSpace: boolean): string {
  const out: string[] = [];
  let paragraph: string[] = [];
  let depth = 0;
  const close = () => {
    if (paragraph.length > 0) out.push((depth > 0 ? `${'>'.repeat(depth)} ` : '') + paragraph.join(''));
    paragraph = [];
  };
  for (const line of text.split('\n')) {
    let quotes = 0;
    while (line[quotes] === '>') quotes++;
    let content = line.slice(quotes);
    if (content.startsWith(' ')) content = content.slice(1);
    if (paragraph.length > 0 && quotes !== depth) close();
    depth = quotes;
    if (content === '-- ') {
      close();
      paragraph = [content];
      close();
      continue;
    }
    const soft = content.endsWith(' ');
    paragraph.push(soft && deleteSpace ? content.slice(0, -1) : content);
    if (!soft) close();
  }
  close();
  return out.join('\n');
}
