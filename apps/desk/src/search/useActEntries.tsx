import { KeyHint } from '@hilo/ui';
import { useMemo, useState } from 'react';
import { actsHere } from '../keys/acts.ts';
import { type Entry, EntryRow, fold } from './entry.tsx';

/**
 * What the screen below offers just now. `isMeant` where nothing was typed, or what begins as an act is called: then acts
 * stand before what was found.
 */
export function useActEntries(query: string, onClose: () => void): { acts: Entry[]; isMeant: boolean } {
  /** As it was when the palette was opened: what it lies over does not change meanwhile. */
  const [offered] = useState(actsHere);
  return useMemo(() => {
    const wanted = fold(query.trim());
    const isMeant = wanted === '' || offered.some(({ label }) => fold(label).startsWith(wanted));
    const acts = offered
      .filter(({ label, isRare }) => fold(label).includes(wanted) && (wanted !== '' || !isRare))
      .map(({ id, icon, label, keys, run }): Entry => {
        const end = keys && (
          <span className="flex max-sm:hidden">
            <KeyHint keys={keys} />
          </span>
        );
        return {
          key: `act.${id}`,
          group: 'acts',
          run: () => {
            onClose();
            run();
          },
          row: (
            <EntryRow icon={icon} end={end}>
              {label}
            </EntryRow>
          ),
        };
      });
    return { acts, isMeant };
  }, [query, offered, onClose]);
}
