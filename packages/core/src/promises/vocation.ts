import type { TextByLocale } from '../text-by-locale.ts';

/** What a channel may be for. */
export const purposes = [
  'advice',
  'orders',
  'billing',
  'incidents',
  'complaints',
  'appointments',
  'other',
] as const;
export type Purpose = (typeof purposes)[number];

/** What a channel is for, as customers read it before they write. */
export type Vocation = {
  purposes: Purpose[];
  text: TextByLocale;
};

/** Of a channel of which nobody said anything. */
export const noVocation: Vocation = { purposes: [], text: { es: null, en: null } };
