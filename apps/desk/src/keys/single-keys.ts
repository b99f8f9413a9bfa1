const place = 'hilo.singleKeys';

/**
 * Whether letters alone are commands, in this browser. Who dictates, or strikes keys by accident, sets them off without
 * meaning to, and must be able to switch them off (WCAG 2.1.4); what is pressed with Ctrl or ⌘ stays.
 */
export const singleKeys = {
  areOn: (): boolean => localStorage.getItem(place) !== 'off',
  set: (areOn: boolean): void => {
    if (areOn) localStorage.removeItem(place);
    else localStorage.setItem(place, 'off');
  },
};

/** A letter or a sign by itself; Enter, Escape and arrows are nobody's words. */
export const isSingle = (chord: string): boolean => [...chord].length === 1;
