import { HiloError, type writeHoursBody } from '@hilo/api';
import type { OpeningHours } from '@hilo/core';
import type { z } from 'zod';
import { requireTimeZone } from '../../settings/organisation.ts';

type Given = Omit<z.output<typeof writeHoursBody>, 'name'>;

/** @throws request.invalid for a span that ends before it begins, a day named twice, an unknown zone, or never open */
export const checkHours = (given: Given): void => {
  requireTimeZone(given.zone);
  const days = [
    ...Object.entries(given.weekly),
    ...given.exceptions.map(({ date, spans }) => [date, spans] as const),
  ];
  // Times of two digits each sort as they pass.
  for (const [day, spans] of days)
    if (spans.some(({ from, to }) => from >= to)) throw invalid(day, 'endsBeforeItBegins');
  const dates = given.exceptions.map(({ date }) => date);
  const twice = dates.find((date, index) => dates.indexOf(date) !== index);
  if (twice) throw invalid(twice, 'twice');
  // A promise in hours that never come round again would be due never.
  if (Object.values(given.weekly).every((spans) => spans.length === 0)) throw invalid('weekly', 'neverOpen');
};

/** As the rules of time take them. */
export const asOpeningHours = ({ zone, weekly, exceptions, calendarCode }: Given): OpeningHours => ({
  zone,
  weekly,
  exceptions,
  closesOnHolidays: calendarCode !== null,
});

const invalid = (field: string, problem: string): HiloError =>
  new HiloError('request.invalid', `These hours cannot be kept: ${field} ${problem}.`, {
    fields: [{ field, problem }],
  });
