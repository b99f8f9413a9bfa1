import { Dialog, SearchField, useT } from '@hilo/ui';
import { type KeyboardEvent, useCallback, useDeferredValue, useEffect, useId, useState } from 'react';
import { takeTypedAhead } from '../keys/overlays.ts';
import { EntryList } from './EntryList.tsx';
import { searchMessages } from './messages.ts';
import { useSearch } from './search-query.ts';
import { useEntries } from './useEntries.ts';

/** Finds tickets, customers and commands from anywhere. Arrows choose, Enter goes. */
export function Palette({ onClose }: { onClose: () => void }) {
  const t = useT(searchMessages);
  const id = useId();
  const [typedAhead] = useState(takeTypedAhead);
  const [query, setQuery] = useState(typedAhead.text);
  // A letter is there at once; what fits it follows.
  const listed = useDeferredValue(query);
  /** Null until an arrow or the pointer chose: Enter then means the first. */
  const [picked, setPicked] = useState<number | null>(null);
  const chosen = picked ?? 0;
  const { data, q, isBehind: isSearchBehind } = useSearch(query);
  const isBehind = isSearchBehind || listed !== query;
  const [isEntered, setEntered] = useState(typedAhead.wasEntered);
  const change = useCallback((typed: string) => {
    setQuery(typed);
    setPicked(null);
    setEntered(false);
  }, []);
  const entries = useEntries({ query: listed, data, q, onSearch: change, onClose });
  useEffect(() => {
    document.getElementById(`${id}-${chosen}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, chosen]);
  // An Enter that came before the results is answered by the first of them.
  useEffect(() => {
    if (!isEntered || isBehind) return;
    setEntered(false);
    entries[0]?.run();
  }, [isEntered, isBehind, entries]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setPicked(Math.min(entries.length - 1, chosen + 1));
    else if (event.key === 'ArrowUp') setPicked(Math.max(0, chosen - 1));
    else if (event.key !== 'Enter') return;
    else if (isBehind && picked === null) setEntered(true);
    else entries[chosen]?.run();
    event.preventDefault();
  };
  return (
    <Dialog title={t('palette.title')} isOpen onOpenChange={(isOpen) => !isOpen && onClose()}>
      <div onKeyDownCapture={onKeyDown}>
        <SearchField
          label={t('palette.placeholder')}
          value={query}
          onChange={change}
          autoFocus
          aria-controls={`${id}-list`}
          {...(entries[chosen] ? { 'aria-activedescendant': `${id}-${chosen}` } : {})}
        />
      </div>
      <span role="status" className="sr-only">
        {isBehind ? t('results.loading') : t('results.status', { count: entries.length })}
      </span>
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={t('palette.title')}
        aria-busy={isBehind}
        className="-mx-2 mt-2 h-88 overflow-y-auto"
      >
        <EntryList id={id} entries={entries} chosen={chosen} onPick={setPicked} />
        {entries.length === 0 && isBehind && (
          <p className="animate-appear-late px-2 py-6 text-center text-list text-muted">
            {t('results.loading')}
          </p>
        )}
        {entries.length === 0 && !isBehind && (
          <p className="px-2 py-6 text-center text-list text-muted">
            {t('results.none.title', { query: query.trim() })}
          </p>
        )}
      </div>
    </Dialog>
  );
}
