/** What stands in for a HTML is one short sentence, and speaks of how to see the HTML. */
const LONGEST = 400;
const speaksOfViewing =
  /\bhtml\b|\bbrowser\b|navegador|navigateur|\bviewer\b|lector de correo|cliente de correo|programa de correo|mail ?client|mail ?programm/iu;

/** '[image: foto.jpg]', '<https://…>': what programs write for what cannot be shown in plain text. */
const shownOtherwise = /\[(?:image|imagen|cid|inline)[^\]]{0,200}\]|<?https?:\/\/\S{1,300}/giu;

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? [];

/**
 * Whether a plain text says nothing but that its reader should look at the HTML beside it, which says something else:
 * 'Este mensaje requiere un lector HTML.'
 */
export function isStandIn(plain: string, textOfHtml: () => string): boolean {
  const text = plain.trim();
  if (text.length === 0 || text.length > LONGEST || !speaksOfViewing.test(text)) return false;
  const shown = new Set(wordsOf(textOfHtml()));
  const own = wordsOf(text.replace(shownOtherwise, ' '));
  return shown.size > 0 && own.filter((word) => shown.has(word)).length * 2 < own.length;
}
