import type { OpeningHoursDto } from '@hilo/api';

export type Spans = OpeningHoursDto['weekly'][1];

const between = /\s*(?:[-–—]|\bhasta\b|\ba\b|\bto\b|\btill?\b|\buntil\b)\s*/;
const beside = /\s*(?:[,;/|]|\by\b|\band\b)\s*/;

const readTime = (text: string): string | null => {
  const match = /^(\d{1,2})(?:[:.h](\d{2}))?h?$/.exec(text) ?? /^(\d{1,2})(\d{2})$/.exec(text);
  if (!match) return null;
  const [hours, minutes] = [Number(match[1]), Number(match[2] ?? 0)];
  if (minutes > 59 || hours > 24 || (hours === 24 && minutes > 0)) return null;
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
};

/**
 * The hours of a day as people write them: "9-14, 16:30-19", "9 a 14 y 17 a 20", "24 h"; nothing, or "cerrado", is a
 * day on which nobody is there. Null where it is not understood.
 */
export const readSpans = (typed: string): Spans | null => {
  const text = typed.trim().toLowerCase();
  if (text === '' || /^(cerrado|closed)$/.test(text)) return [];
  if (/^24\s*(h|horas?|hours?)$/.test(text)) return [{ from: '00:00', to: '24:00' }];
  const spans: Spans = [];
  for (const part of text.split(beside).filter(Boolean)) {
    const [from, to, ...more] = part.split(between).map((time) => readTime(time.replaceAll(' ', '')));
    if (!from || !to || more.length > 0 || from >= to) return null;
    spans.push({ from, to });
  }
  return spans.sort((a, b) => (a.from < b.from ? -1 : 1));
};

/** "09:00–14:00, 16:30–19:00" */
export const writeSpans = (spans: Spans): string => spans.map(({ from, to }) => `${from}–${to}`).join(', ');

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Minutes between two wall times of one day. */
export const lengthOf = ({ from, to }: Spans[number]): number => minutesOf(to) - minutesOf(from);

/** How many minutes a day is open, of those on which it is: what "a day" of these hours means. */
export const minutesOfDay = (weekly: OpeningHoursDto['weekly']): number => {
  const days = Object.values(weekly)
    .map((spans) => spans.reduce((sum, span) => sum + lengthOf(span), 0))
    .filter((minutes) => minutes > 0);
  return days.length === 0 ? 0 : Math.round(days.reduce((sum, day) => sum + day, 0) / days.length);
};

/** Where a span lies in its day, in hundredths. */
export const placeOf = ({ from, to }: Spans[number]): { left: number; width: number } => ({
  left: (minutesOf(from) / 1440) * 100,
  width: ((minutesOf(to) - minutesOf(from)) / 1440) * 100,
});
