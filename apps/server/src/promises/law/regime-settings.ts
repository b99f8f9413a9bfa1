import type { RegimeSettings } from '@hilo/api';

const unset: RegimeSettings = {
  profileIds: [],
  place: null,
  saturdayIsWorking: false,
  countsCommonDaysOnly: true,
  amendments: [],
  guards: {},
  answers: null,
};

/** What was kept of the regime, and what holds where nothing was said. */
export const withDefaults = (kept: Partial<RegimeSettings> | null): RegimeSettings => ({ ...unset, ...kept });
