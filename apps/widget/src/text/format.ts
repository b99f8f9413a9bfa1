const units = [
  { unit: 'day', sign: 'd', seconds: 86_400 },
  { unit: 'hour', sign: 'h', seconds: 3_600 },
  { unit: 'minute', sign: 'min', seconds: 60 },
] as const;

/** Dates, times and sizes as the visitor's language writes them, in the browser's own time zone. @param tag "es-ES" */
export const formats = (tag: string) => {
  const time = new Intl.DateTimeFormat(tag, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const day = new Intl.DateTimeFormat(tag, { weekday: 'long', day: 'numeric', month: 'long' });
  return {
    time: (at: string) => time.format(new Date(at)),
    day: (at: string) => day.format(new Date(at)),
    /** "3 h 12 min": two units at most, cut and not rounded. */
    duration: (seconds: number) => {
      const from = Math.max(
        units.findIndex((each) => seconds >= each.seconds),
        0,
      );
      let rest = seconds;
      return units
        .slice(from, from + 2)
        .flatMap(({ sign, seconds: size }) => {
          const count = Math.floor(rest / size);
          rest -= count * size;
          return count > 0 ? `${count} ${sign}` : [];
        })
        .join(' ');
    },
    /** "820 kB", "3,4 MB": decimal, as file managers show them. */
    bytes: (bytes: number) => {
      const [sign, size] = bytes < 1e6 ? (['kB', 1e3] as const) : (['MB', 1e6] as const);
      const value = bytes / size;
      const maximumFractionDigits = value < 10 ? 1 : 0;
      return `${Math.max(value, 0.1).toLocaleString(tag, { maximumFractionDigits })} ${sign}`;
    },
  };
};

export type Formats = ReturnType<typeof formats>;

/** "Ana Núñez" is AN; a single word is its first letter. Letters are counted as people see them. */
export const initials = (name: string): string => {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : ''].map((word) => [...(word ?? '')][0] ?? '');
  return letters.join('').toLocaleUpperCase();
};
