import { ComboBox, TagDot, useT } from '@hilo/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api.ts';
import { useTagColours } from './tag-colours.ts';
import { workMessages } from './workMessages.ts';

const makeId = '+';

/** Type to find a tag; what is there is proposed, and what is not is made, unless only what is there will do. */
export function TagField(props: {
  label: string;
  placeholder: string;
  /** Among those that exist. */
  isFixed?: boolean;
  isLabelHidden?: boolean;
  autoFocus?: boolean;
  /** Not proposed: they are on it already. */
  without?: readonly string[];
  onChoose: (tag: string) => void;
}) {
  const { label, placeholder, isFixed = false, isLabelHidden = false, autoFocus = false } = props;
  const { without = [], onChoose } = props;
  const t = useT(workMessages);
  const [typed, setTyped] = useState('');
  const query = typed.trim();
  const colourOf = useTagColours();
  const { data: tags = [] } = useQuery({
    queryKey: ['tags', query],
    queryFn: async ({ signal }) => (await api.tags({ query, limit: 20 }, signal)).items,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
  const known = tags.map(({ name }) => name).filter((name) => !without.includes(name));
  const isKnown = [...known, ...without].some((name) => name.toLowerCase() === query.toLowerCase());
  const choices = [
    ...known.map((name) => ({ id: name, label: name, mark: <TagDot colour={colourOf(name)} /> })),
    ...(isFixed || query === '' || isKnown ? [] : [{ id: makeId, label: t('tag.make', { name: query }) }]),
  ];
  const choose = (tag: string) => {
    setTyped('');
    onChoose(tag);
  };
  return (
    <div className={isLabelHidden ? '' : 'flex min-h-8 items-center gap-2 py-0.5 text-list'}>
      {!isLabelHidden && (
        <span aria-hidden className="w-28 shrink-0 text-muted">
          {label}
        </span>
      )}
      <ComboBox
        label={label}
        isLabelHidden
        isBare={!isLabelHidden}
        autoFocus={autoFocus}
        placeholder={placeholder}
        className="min-w-0 flex-1"
        choices={choices}
        isFiltered
        inputValue={typed}
        onInputChange={(text) => setTyped(text.slice(0, 60))}
        selectedKey={null}
        onSelectionChange={(key) => {
          if (key !== null) choose(key === makeId ? query : String(key));
        }}
        onKeyDown={(event) => {
          // Enter with nothing pointed at means what was typed.
          const isPointed = (event.target as HTMLElement).getAttribute('aria-activedescendant');
          if (event.key === 'Enter' && !isFixed && query !== '' && !isPointed) choose(query);
        }}
      />
    </div>
  );
}
