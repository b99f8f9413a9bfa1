const at9 = (date: Date): Date => {
  date.setHours(9, 0, 0, 0);
  return date;
};
const inDays = (now: number, days: number): Date => {
  const date = new Date(now);
  date.setDate(date.getDate() + days);
  return date;
};

export const whenPresets = ['inThreeHours', 'tomorrow', 'inThreeDays', 'monday', 'nextWeek'] as const;
export type WhenPreset = (typeof whenPresets)[number];

/** The moments that are asked for most, by the clock of the agent's machine; days begin at nine. */
export function momentOf(preset: WhenPreset, now: number): Date {
  switch (preset) {
    case 'inThreeHours':
      return new Date(now + 3 * 3_600_000);
    case 'tomorrow':
      return at9(inDays(now, 1));
    case 'inThreeDays':
      return at9(inDays(now, 3));
    case 'monday':
      return at9(inDays(now, (8 - new Date(now).getDay()) % 7 || 7));
    case 'nextWeek':
      return at9(inDays(now, 7));
  }
}

/** What `<input type="datetime-local">` takes: local time without a zone, to the minute. */
export function toLocalInput(date: Date): string {
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}
