import type { LucideIcon } from 'lucide-react';
import { type RefObject, use, useEffect, useState } from 'react';
import { LeftBehind } from './left-behind.ts';

/** Something that can be done where one is: a button, an entry of a menu, a command of the palette. */
export type Act = {
  id: string;
  icon: LucideIcon;
  label: string;
  keys?: string | undefined;
  /** The palette shows it only to those who type for it. */
  isRare?: boolean;
  run: () => void;
};

/** In the order in which the parts of the screen came. */
const offers = new Map<symbol, { acts: readonly Act[]; isLeft: RefObject<boolean> | null }>();

/** What the screen offers just now, what was opened last first. */
export const actsHere = (): Act[] =>
  [...offers.values()].reverse().flatMap(({ acts, isLeft }) => (isLeft?.current ? [] : acts));

/** Offers these to the palette as long as the part of the screen is there. */
export function useActs(acts: readonly Act[]): void {
  const [name] = useState(Symbol);
  const isLeft = use(LeftBehind);
  useEffect(() => {
    offers.set(name, { acts, isLeft });
  });
  useEffect(() => () => void offers.delete(name), [name]);
}
