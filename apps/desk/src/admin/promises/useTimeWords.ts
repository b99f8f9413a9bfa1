import type { OpeningHoursDto } from '@hilo/api';
import { useFormat, useT } from '@hilo/ui';
import { minutesOfDay } from '../hours/read-spans.ts';
import { promiseMessages } from './promiseMessages.ts';

export const timeUnits = ['minutes', 'hours', 'days'] as const;
export type TimeUnit = (typeof timeUnits)[number];

/** The largest unit in which minutes of opening hours come out whole; a day is what the hours make of one. */
export const splitMinutes = (minutes: number, dayMinutes: number): { count: number; unit: TimeUnit } =>
  dayMinutes > 0 && minutes % dayMinutes === 0
    ? { count: minutes / dayMinutes, unit: 'days' }
    : minutes % 60 === 0
      ? { count: minutes / 60, unit: 'hours' }
      : { count: minutes, unit: 'minutes' };

export const minutesIn = (unit: TimeUnit, dayMinutes: number): number =>
  unit === 'days' ? dayMinutes : unit === 'hours' ? 60 : 1;

/** "4 horas", "5 días": minutes of opening hours as one says them. */
export function useTimeWords() {
  const t = useT(promiseMessages);
  const format = useFormat();
  return (minutes: number, hours: Pick<OpeningHoursDto, 'weekly'> | undefined): string => {
    const { count, unit } = splitMinutes(minutes, hours ? minutesOfDay(hours.weekly) : 0);
    if (unit !== 'minutes' || count < 90) return t(`${unit}.count`, { count });
    // Nobody says "two hundred and fifty minutes".
    return format.duration(minutes * 60);
  };
}
