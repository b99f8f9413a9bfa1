const units = [
  { unit: 'day', size: 86_400 },
  { unit: 'hour', size: 3_600 },
  { unit: 'minute', size: 60 },
] as const;

/** Dates, times and sizes as the visitor's language writes them, in the browser's own time zone. @param tag "es-ES" */
export const formats = (tag: string) => {
  const time = new Intl.DateTimeFormat(tag, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const day = new Intl.DateTimeFormat(tag, { weekday: 'long', day: 'numeric', month: 'long' });
  return {
    time: (at: string) => time.format(new Date(at)),
    day: (at: string) => day.format(new Date(at)),
    /** "3 horas y 12 minutos", "2 días": from the second day on nobody asks for hours; cut and not rounded. */
    duration: (seconds: number) => {
      const from = units.findIndex(({ size }) => seconds >= size);
      let rest = seconds;
      const parts = units.slice(from, from + (seconds < 172_800 ? 2 : 1)).flatMap(({ unit, size }) => {
        const count = Math.floor(rest / size);
        rest -= count * size;
        return count > 0 ? count.toLocaleString(tag, { style: 'unit', unit, unitDisplay: 'long' }) : [];
      });
      return new Intl.ListFormat(tag).format(parts);
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
