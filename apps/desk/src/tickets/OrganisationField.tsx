import { ComboBox } from '@hilo/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api.ts';

/** Type to find an organisation among the customers. */
export function OrganisationField(props: {
  label: string;
  placeholder: string;
  onChoose: (customerId: string) => void;
}) {
  const { label, placeholder, onChoose } = props;
  const [typed, setTyped] = useState('');
  const query = typed.trim();
  const { data: found = [] } = useQuery({
    queryKey: ['customers', 'organisations', query],
    queryFn: async ({ signal }) =>
      (await api.customers({ query, limit: 50 }, signal)).items.filter((row) => row.isOrganisation),
    placeholderData: keepPreviousData,
    enabled: query.length > 1,
    staleTime: 10_000,
  });
  return (
    <div className="flex min-h-8 items-center gap-2 py-0.5 text-list">
      <span aria-hidden className="w-28 shrink-0 text-muted">
        {label}
      </span>
      <ComboBox
        label={label}
        isLabelHidden
        placeholder={placeholder}
        isBare
        className="min-w-0 flex-1"
        choices={found.map(({ id, name, address }) => ({ id, label: name ?? address ?? id }))}
        isFiltered
        inputValue={typed}
        onInputChange={setTyped}
        selectedKey={null}
        onSelectionChange={(key) => {
          if (key === null) return;
          setTyped('');
          onChoose(String(key));
        }}
      />
    </div>
  );
}
