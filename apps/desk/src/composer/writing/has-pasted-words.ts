/**
 * Whether what is pasted is words, as HTML has them. Word and spreadsheets put a picture of the words beside them on
 * the clipboard; a picture that was copied from a page comes with HTML too, which then holds nothing but the picture.
 */
export const hasPastedWords = (html: string): boolean =>
  html
    .replace(/<!--[\s\S]*?-->|<(style|script|title)\b[\s\S]*?<\/\1\s*>|<[^>]*>/gi, '')
    .replace(/&nbsp;/g, ' ')
    .trim() !== '';
