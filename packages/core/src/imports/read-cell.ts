/** How numbers and days are written in a file. */
export type CellForm = { decimal: ',' | '.'; dayOrder: 'dmy' | 'mdy' };

/** "1.234,50" or "1,234.50" as a number; null where it is none. A thousands sign must part thousands. */
export const readNumberCell = (text: string, { decimal }: CellForm): number | null => {
  const thousands = decimal === ',' ? '.' : ',';
  const bare = text.replace(/[\s\u00a0\u202f]/g, '');
  const [whole = '', part, ...more] = bare.split(decimal);
  if (more.length > 0 || (part !== undefined && !/^\d+$/.test(part))) return null;
  const groups = whole.replace(/^[+-]/, '').split(thousands);
  if (!groups.every((group) => /^\d+$/.test(group))) return null;
  if (groups.length > 1 && (groups[0]!.length > 3 || groups.slice(1).some((group) => group.length !== 3)))
    return null;
  const value = Number(`${groups.join('')}${part === undefined ? '' : `.${part}`}`);
  return bare.startsWith('-') ? -value : value;
};

/** "31/12/2026", "31-12-26", "2026-12-31" as YYYY-MM-DD; null where it is no day. Two digits are of this century. */
export const readDayCell = (text: string, { dayOrder }: Pick<CellForm, 'dayOrder'>): string | null => {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(text.trim());
  const other = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})$/.exec(text.trim());
  const parts = iso
    ? [iso[1]!, iso[2]!, iso[3]!]
    : other
      ? dayOrder === 'dmy'
        ? [other[3]!, other[2]!, other[1]!]
        : [other[3]!, other[1]!, other[2]!]
      : null;
  if (!parts) return null;
  const [year, month, day] = parts as [string, string, string];
  return `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
};

const yes = new Set(['1', 'x', 'si', 'sí', 's', 'yes', 'y', 'true', 'verdadero']);
const no = new Set(['0', '', 'no', 'n', 'false', 'falso']);
/** What a cell says of a checkbox, in Spanish or English; null where it is no such word. An empty cell is off. */
export const readTickCell = (text: string): boolean | null => {
  const word = text.trim().toLowerCase();
  return yes.has(word) ? true : no.has(word) ? false : null;
};

/** As somebody writes a number to call: the digits, with the plus of a country. Null where it is none. */
export const readPhoneCell = (text: string): string | null => {
  const bare = text
    .trim()
    .replace(/^00/, '+')
    .replace(/[\s().\-/]/g, '');
  return /^\+?\d{6,15}$/.test(bare) ? bare : null;
};
