const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Minutes east of UTC for the zone names of RFC 5322 §4.3. */
const ZONES: Record<string, number> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  cet: 60,
  cest: 120,
  met: 60,
  mest: 120,
  bst: 60,
  wet: 0,
  west: 60,
  eet: 120,
  eest: 180,
  msk: 180,
  jst: 540,
};

/**
 * Reads a Date field (RFC 5322 §3.3, the obsolete forms of §4.3, asctime and ISO 8601) into ISO 8601 UTC; null where
 * it names no moment. A missing zone means UTC.
 */
export function readDate(raw: string): string | null {
  const text = raw
    .slice(0, 200)
    .replace(/\([^()]*\)/g, ' ')
    .replace(/[\s,]+/g, ' ')
    .replace(/ ?: ?/g, ':')
    .trim()
    .toLowerCase();
  return readRfc(text) ?? readAsctime(text) ?? readIso(text);
}

const TIME = '(\\d{1,2})[:.](\\d{1,2})(?:[:.](\\d{1,2}))?(?:[.]\\d+)?\\s?(am|pm)?';
const ZONE = '(?:\\s?([a-z]{1,5})?\\s?([+-]\\s?\\d{1,2}:?\\d{2})?)?';
const RFC = new RegExp(
  `^(?:[a-z]+\\.?\\s)?(\\d{1,2})(?:\\s|-)([a-z]{3})[a-z]*\\.?(?:\\s|-)(\\d{2,4})(?:\\s${TIME}${ZONE})?(?:\\s|$)`,
);
const ASCTIME = new RegExp(
  `^(?:[a-z]+\\.?\\s)?([a-z]{3})[a-z]*\\.?\\s(\\d{1,2})\\s(?:(\\d{4})\\s)?${TIME}${ZONE}(?:\\s(\\d{4}))?`,
);

function readRfc(text: string): string | null {
  const match = text.match(RFC);
  if (!match) return null;
  return build(match[3], match[2], match[1], match.slice(4, 8), match[8], match[9]);
}

function readAsctime(text: string): string | null {
  const match = text.match(ASCTIME);
  if (!match) return null;
  return build(match[3] ?? match[10], match[1], match[2], match.slice(4, 8), match[8], match[9]);
}

function readIso(text: string): string | null {
  const match = text.match(
    /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[t ](\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d{1,9})? ?(z|[+-]\d{2}:?\d{2})?)?/,
  );
  if (!match) return null;
  const zone = match[7] === 'z' ? undefined : match[7];
  return build(
    match[1],
    MONTHS[Number(match[2]) - 1],
    match[3],
    [match[4], match[5], match[6]],
    undefined,
    zone,
  );
}

function build(
  yearText: string | undefined,
  monthName: string | undefined,
  dayText: string | undefined,
  time: (string | undefined)[],
  zoneName: string | undefined,
  offset: string | undefined,
): string | null {
  let year = Number(yearText);
  if (yearText?.length === 2) year += year < 50 ? 2000 : 1900;
  else if (yearText?.length === 3) year += 1900;
  const month = MONTHS.indexOf(monthName ?? '');
  const day = Number(dayText);
  let hour = Number(time[0] ?? 0);
  if (time[3] === 'pm' && hour < 12) hour += 12;
  if (time[3] === 'am' && hour === 12) hour = 0;
  const minute = Number(time[1] ?? 0);
  const second = Math.min(Number(time[2] ?? 0), 59);
  if (month < 0 || !(year >= 1900 && year <= 9999) || day < 1 || day > 31 || hour > 24 || minute > 59)
    return null;
  const utc = Date.UTC(year, month, day, hour, minute, second) - zoneMinutes(zoneName, offset) * 60_000;
  const date = new Date(utc);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

function zoneMinutes(name: string | undefined, offset: string | undefined): number {
  const match = offset?.replace(/\s/g, '').match(/^([+-])(\d{1,2}):?(\d{2})$/);
  if (!match) return ZONES[name ?? ''] ?? 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return match[1] === '-' ? -minutes : minutes;
}
