/**
 * The words of text/enriched (RFC 1896) and of its forerunner text/richtext (RFC 1341 §7.1.3), which old programs and
 * some telephones send beside plain text or alone: commands vanish, a single line break is a blank, of more one is lost.
 */
export function enrichedToPlain(text: string): string {
  return text
    .replace(/<(param|comment)>[^<]{0,10000}<\/\1>/gi, '')
    .replace(/(?<!\n)\n(?!\n)/g, ' ')
    .replace(/\n(\n+)/g, '$1')
    .replace(/<nl>|<np>/gi, '\n')
    .replace(/<lt>/gi, '<<')
    .replace(/<<|<\/?[a-z][a-z0-9-]{0,59}>/gi, (found) => (found === '<<' ? '<' : ''));
}
