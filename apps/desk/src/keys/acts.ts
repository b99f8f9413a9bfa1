import type { LucideIcon } from 'lucide-react';
import { useEffect, useState } from 'react';

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
const offers = new Map<symbol, readonly Act[]>();

/** What the screen offers just now, what was opened last first. */
export const actsHere = (): Act[] => [...offers.values()].reverse().flat();

/** Offers these to the palette as long as the part of the screen is there. */
export function useActs(acts: readonly Act[]): void {
  const [name] = useState(Symbol);
  useEffect(() => {
    offers.set(name, acts);
  });
  useEffect(() => () => void offers.delete(name), [name]);
}
