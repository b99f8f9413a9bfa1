export const fieldTypes = ['text', 'number', 'date', 'choice', 'choices', 'checkbox', 'link'] as const;
export type FieldType = (typeof fieldTypes)[number];
/** What a field holds; null where it is empty. A checkbox that was never touched is empty, not off. */
export type FieldValue = string | number | boolean | string[];

export type FieldRule = { type: FieldType; choices: readonly { id: string; isArchived: boolean }[] };
export type Checked = { ok: true; value: FieldValue | null } | { ok: false; problem: string };

const longestText = 2_000;
const good = (value: FieldValue | null): Checked => ({ ok: true, value });
const bad = (problem: string): Checked => ({ ok: false, problem });

/** A day of the calendar that was there: 2026-02-29 is none. */
const isDay = (text: string): boolean => {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return month >= 1 && month <= 12 && day >= 1 && day <= days[month - 1]!;
};

/**
 * A value as it is kept, or what is wrong with it. Text is trimmed and empty text is no value.
 * @param before what the field holds now: a choice that was put away since may stay
 */
export const checkFieldValue = (
  rule: FieldRule,
  given: unknown,
  before: FieldValue | null = null,
): Checked => {
  if (given === null) return good(null);
  const isChoice = (id: string, kept: boolean): boolean =>
    rule.choices.some((choice) => choice.id === id && (!choice.isArchived || kept));
  switch (rule.type) {
    case 'text': {
      if (typeof given !== 'string') return bad('must be text');
      const text = given.trim();
      return text.length > longestText ? bad(`has more than ${longestText} characters`) : good(text || null);
    }
    case 'number':
      return typeof given === 'number' && Number.isFinite(given) && Math.abs(given) <= 1e15
        ? good(given)
        : bad('must be a number');
    case 'date':
      return typeof given === 'string' && isDay(given) ? good(given) : bad('must be a day as YYYY-MM-DD');
    case 'choice':
      return typeof given === 'string' && isChoice(given, before === given)
        ? good(given)
        : bad('must be one of the choices');
    case 'choices': {
      if (!Array.isArray(given) || !given.every((one) => typeof one === 'string'))
        return bad('must be a list of choices');
      const kept = Array.isArray(before) ? before : [];
      const ids = [...new Set(given as string[])];
      if (!ids.every((id) => isChoice(id, kept.includes(id)))) return bad('must be of the choices');
      return good(ids.length === 0 ? null : ids);
    }
    case 'checkbox':
      return typeof given === 'boolean' ? good(given) : bad('must be true or false');
    case 'link': {
      if (typeof given !== 'string') return bad('must be an address');
      const link = given.trim();
      if (link === '') return good(null);
      return /^https?:\/\/[^\s/?#]+\S*$/i.test(link) && link.length <= longestText
        ? good(link)
        : bad('must begin with https:// or http://');
    }
  }
};
