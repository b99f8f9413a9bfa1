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
  text: { es: string | null; en: string | null };
};

/** Of a channel of which nobody said anything. */
export const noVocation: Vocation = { purposes: [], text: { es: null, en: null } };
