/** A paragraph that Word meant as a point of a list: how deep it stands, and whether it was numbered. */
type Point = { level: number; isNumbered: boolean };

const blocks = 'p, div, ul, ol, table, blockquote, h1, h2, h3, h4, h5, h6, pre';

/**
 * What is pasted from Word, spreadsheets and pages, in the few forms that an answer has: Word's points as lists,
 * headings as bold lines, and a table of words as a line for each of its rows.
 */
export function cleanPaste(html: string): string {
  // In a document of its own nothing of it runs or is asked for.
  const page = new DOMParser().parseFromString(html, 'text/html');
  const { body } = page;
  for (const heading of body.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    const line = page.createElement('p');
    const bold = page.createElement('strong');
    bold.append(...heading.childNodes);
    line.append(bold);
    heading.replaceWith(line);
  }
  makeLists(body);
  // The inner first: a table that lays out a page holds others.
  for (const table of [...body.querySelectorAll('table')].reverse()) table.replaceWith(...rowsOf(table));
  return body.innerHTML;
}

function pointOf(paragraph: Element): Point | null {
  const style = paragraph.getAttribute('style') ?? '';
  const level = /mso-list:[^;]*level(\d+)/i.exec(style)?.[1];
  if (level === undefined) return null;
  const sign = paragraph.querySelector('[style*="mso-list:Ignore" i], [style*="mso-list: Ignore" i]');
  const isNumbered = /^\s*[\p{L}\d]{1,4}[.)]/u.test(sign?.textContent ?? '');
  sign?.remove();
  return { level: Number(level), isNumbered };
}

/** Word writes no lists: only paragraphs that look like one. */
function makeLists(body: HTMLElement): void {
  /** The lists that are open, the innermost last. */
  const open: { list: HTMLElement; level: number }[] = [];
  let last: Element | null = null;
  for (const paragraph of [...body.querySelectorAll('p')]) {
    const point = pointOf(paragraph);
    if (!point) continue;
    if (last === null || paragraph.previousElementSibling !== last) open.length = 0;
    while (open.length > 1 && open.at(-1)!.level > point.level) open.pop();
    const inner = open.at(-1);
    if (!inner || inner.level < point.level) {
      const list = body.ownerDocument.createElement(point.isNumbered ? 'ol' : 'ul');
      if (inner) inner.list.lastElementChild?.append(list);
      else {
        paragraph.before(list);
        last = list;
      }
      open.push({ list, level: point.level });
    }
    const item = body.ownerDocument.createElement('li');
    item.append(...paragraph.childNodes);
    open.at(-1)!.list.append(item);
    paragraph.remove();
  }
}

/** A row of words is a line of them; where a cell holds more than a line, what it holds stands for itself. */
function rowsOf(table: HTMLTableElement): Node[] {
  return [...table.rows].flatMap((row) => {
    const cells = [...row.cells];
    for (const cell of cells)
      if (cell.children.length === 1 && cell.firstElementChild?.matches('p, div'))
        cell.replaceChildren(...cell.firstElementChild.childNodes);
    if (cells.some((cell) => cell.querySelector(blocks)))
      return cells.flatMap((cell) => [...cell.childNodes]);
    const line = table.ownerDocument.createElement('p');
    line.append(...cells.flatMap((cell, index) => [...(index > 0 ? [' | '] : []), ...cell.childNodes]));
    return [line];
  });
}
