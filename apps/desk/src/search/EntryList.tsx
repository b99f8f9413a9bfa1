import { joinClasses, useT } from '@hilo/ui';
import { memo } from 'react';
import type { Entry } from './entry.tsx';
import { searchMessages } from './messages.ts';

/** The entries of the palette under the names of their groups; the field above has the keys. */
export const EntryList = memo(function EntryList(props: {
  /** Of the options: `id-0`, `id-1` … */
  id: string;
  entries: readonly Entry[];
  chosen: number;
  onPick: (index: number) => void;
}) {
  const { id, entries, chosen, onPick } = props;
  const t = useT(searchMessages);
  return entries.map((entry, index) => (
    <div key={entry.key} role="presentation">
      {entries[index - 1]?.group !== entry.group && (
        <div role="presentation" className="px-2 pt-2 pb-1 text-meta font-medium text-muted">
          {t(`results.${entry.group}`)}
        </div>
      )}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys */}
      <div
        id={`${id}-${index}`}
        role="option"
        tabIndex={-1}
        aria-selected={index === chosen}
        onClick={entry.run}
        onMouseMove={() => onPick(index)}
        className={joinClasses(
          'reach flex h-8 items-center gap-2 rounded-small px-2 text-list',
          index === chosen && 'bg-hover',
        )}
      >
        {entry.row}
      </div>
    </div>
  ));
});
