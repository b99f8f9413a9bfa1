/** A wall clock's reading: what a person in that zone would write down. */
type Wall = { year: number; month: number; day: number; hour: number; minute: number };

/** What a clock in the zone shows at a moment (ms since 1970). Without a zone, the machine's own. */
function wallOf(at: number, timeZone?: string): Wall {
  const parts = new Intl.DateTimeFormat('en-US', {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
    ...(timeZone ? { timeZone } : {}),
  }).formatToParts(at);
  const of = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value);
  return { year: of('year'), month: of('month'), day: of('day'), hour: of('hour'), minute: of('minute') };
}

const asIfUtc = ({ year, month, day, hour, minute }: Wall): number =>
  Date.UTC(year, month - 1, day, hour, minute);

/** The moment at which a clock in the zone shows this; of an hour that is skipped in spring, the one after it. */
function momentAt(wall: Wall, timeZone?: string): Date {
  const wanted = asIfUtc(wall);
  let at = wanted;
  // Twice, since the first guess may lie on the other side of a change of the clock.
  for (let round = 0; round < 2; round += 1) at += wanted - asIfUtc(wallOf(at, timeZone));
  return new Date(at);
}

export const whenPresets = [
  'inThreeHours',
  'today',
  'tomorrow',
  'inThreeDays',
  'monday',
  'nextWeek',
] as const;
type WhenPreset = (typeof whenPresets)[number];

/** The moments that are asked for most, by the agent's clock; days begin at nine. */
export function momentOf(preset: WhenPreset, now: number, timeZone?: string): Date {
  if (preset === 'inThreeHours') return new Date(now + 3 * 3_600_000);
  const today = wallOf(now, timeZone);
  const weekday = new Date(asIfUtc(today)).getUTCDay();
  const days = { today: 0, tomorrow: 1, inThreeDays: 3, monday: (8 - weekday) % 7 || 7, nextWeek: 7 }[preset];
  return momentAt({ ...today, day: today.day + days, hour: 9, minute: 0 }, timeZone);
}

/** Those that are worth a line: on a Monday, "Monday" is "in a week", and nine has passed for most of a day. */
export const presetsAt = <Preset extends WhenPreset>(
  presets: readonly Preset[],
  now: number,
  timeZone?: string,
): [Preset, Date][] =>
  presets
    .map((preset): [Preset, Date] => [preset, momentOf(preset, now, timeZone)])
    .filter(([, at]) => at.getTime() > now)
    .filter(([, at], index, all) => all.findIndex(([, other]) => other.getTime() === at.getTime()) === index);

const two = (value: number): string => String(value).padStart(2, '0');

/** What `<input type="datetime-local">` takes: the agent's clock without a zone, to the minute. */
export function toLocalInput(at: Date, timeZone?: string): string {
  const { year, month, day, hour, minute } = wallOf(at.getTime(), timeZone);
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`;
}

/** The moment that was typed there; null where it is not one. */
export function fromLocalInput(text: string, timeZone?: string): Date | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/.exec(text);
  if (!match) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = match.slice(1).map(Number);
  return momentAt({ year, month, day, hour, minute }, timeZone);
}
