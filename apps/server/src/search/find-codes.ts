/** A number or code in a text, and the ways to look for it that do not depend on how it is parted. */
export type Code = { start: number; end: number; forms: string[] };

/** Parts that follow each other. */
type Run = { start: number; end: number; first: string; whole: string; isParted: boolean; isNumber: boolean };

/** Between the parts of a code or an amount: PED-2026-00123, 1.234,56. */
const tight = /^[-./_,]$/;
/** Between the parts of a number that is read aloud: (+34) 612 34 56 78. */
const loose = /^[ \u00a0\u202f().-]{1,3}$/;
const number = /^\d+$/;
const shortest = 4;
const longest = 30;
export const fewestDigits = 6;
const mostDigits = 15;
/** The end of a telephone number tells it apart, whether its country is written before it or not. */
export const tail = 9;

/**
 * Finds what one person writes in one piece and another in several: telephone and order numbers, models, accounts. Each
 * form is in lower case and has neither signs nor spaces.
 */
export const findCodes = (text: string): Code[] => {
  const codes: Code[] = [];
  const keep = (run: Run | null): void => {
    const forms = run === null ? [] : formsOf(run, text);
    if (forms.length > 0) codes.push({ start: run!.start, end: run!.end, forms });
  };
  let run: Run | null = null;
  for (const { index: start, 0: part } of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    const end = start + part.length;
    const isNumber = number.test(part);
    if (run && goesOn(run, part, isNumber, text.slice(run.end, Math.min(start, run.end + 4)))) {
      run.end = end;
      run.isParted = true;
      run.isNumber &&= isNumber;
      // What is longer is no code, however much longer.
      if (run.whole.length <= longest) run.whole += part;
    } else {
      keep(run);
      run = { start, end, first: part, whole: part, isParted: false, isNumber };
    }
  }
  keep(run);
  return codes;
};

const goesOn = (run: Run, part: string, isNumber: boolean, between: string): boolean =>
  tight.test(between) ||
  (loose.test(between) &&
    ((isNumber && run.isNumber) ||
      // An account: ES91 2100 0418 …
      (/^[a-z]{2}\d{2}$/i.test(run.first) && /^[a-z]{0,4}\d[a-z\d]{0,4}$/i.test(part))));

const formsOf = ({ start, whole: written, isParted, isNumber }: Run, text: string): string[] => {
  const whole = written.toLowerCase();
  if (!/\d/.test(whole) || whole.length > longest) return [];
  if (!isNumber) return isParted && whole.length >= shortest ? [whole] : [];
  if (whole.length < fewestDigits || whole.length > mostDigits) return [];
  const isAbroad = text[start - 1] === '+' || whole.startsWith('00');
  const ending = whole.length > tail && (isParted || isAbroad) ? [whole.slice(-tail)] : [];
  return isParted ? [whole, ...ending] : ending;
};
