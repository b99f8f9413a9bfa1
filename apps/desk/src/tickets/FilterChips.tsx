import type { TagColour } from '@hilo/core';
import { Button, Tag, toasts, useT } from '@hilo/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api.ts';
import { customerQuery } from '../customers/customer-queries.ts';
import { useMay } from '../people/people.ts';
import { useFieldFilterWords } from './FieldFilters.tsx';
import { filterOf, type ListSpec, resolveSpec } from './list-spec.ts';
import { SaveViewDialog } from './SaveViewDialog.tsx';
import { useTagColours } from './tag-colours.ts';
import { viewsQuery } from './ticket-queries.ts';
import { useFilterChoices } from './useFilterChoices.ts';
import { isTicketView } from './views.ts';
import { workMessages } from './workMessages.ts';

/** What the list is narrowed by, each to be taken away, and the way to keep it as a view. */
export function FilterChips({ spec, onChange }: { spec: ListSpec; onChange: (spec: ListSpec) => void }) {
  const t = useT(workMessages);
  const client = useQueryClient();
  const choices = useFilterChoices();
  const sayField = useFieldFilterWords();
  const mayShare = useMay('teams.write');
  const { data: saved } = useQuery(viewsQuery);
  const [isSaving, setSaving] = useState(false);
  const filter = filterOf(spec);
  const organisation = useQuery({
    ...customerQuery(filter.organisationId ?? ''),
    enabled: filter.organisationId !== undefined,
  });
  const say = (name: 'status' | 'owner' | 'queueId' | 'kind' | 'channelId' | 'due', id: string) =>
    choices[name].find((choice) => choice.id === id)?.label ?? '…';
  const colourOf = useTagColours();
  const chips: { key: string; label: string; next: ListSpec; colour?: TagColour | undefined }[] = [];
  const add = (name: keyof typeof filter, label: string, rest?: readonly unknown[], colour?: TagColour) => {
    const { [name]: _, ...without } = spec;
    const next = rest && rest.length > 0 ? { ...spec, [name]: rest } : without;
    chips.push({ key: `${name} ${label}`, label, next: next as ListSpec, colour });
  };
  for (const name of ['status', 'queueId', 'kind', 'channelId', 'due'] as const)
    for (const id of filter[name] ?? [])
      add(
        name,
        say(name, id),
        filter[name]?.filter((each) => each !== id),
      );
  if (filter.owner) add('owner', `${t('filter.owner')}: ${say('owner', filter.owner)}`);
  for (const tag of filter.tag ?? [])
    add(
      'tag',
      `#${tag}`,
      filter.tag?.filter((each) => each !== tag),
      colourOf(tag),
    );
  if (filter.waitingMinutes) {
    const known = choices.waitingMinutes.find(({ id }) => id === String(filter.waitingMinutes));
    add('waitingMinutes', `${t('filter.waiting')} ${known?.label ?? `${filter.waitingMinutes} min`}`);
  }
  if (filter.dueWithinHours) add('dueWithinHours', t('filter.dueWithin', { hours: filter.dueWithinHours }));
  if (filter.organisationId) add('organisationId', organisation.data?.name ?? '…');
  if (filter.isUnread) add('isUnread', t('filter.unreadChip'));
  for (const one of filter.field ?? [])
    add(
      'field',
      sayField(one),
      filter.field?.filter((each) => each !== one),
    );
  const base = saved?.find(({ id }) => id === spec.view);
  const mayChange = base && (!base.isShared || mayShare);
  const keepChanges = async () => {
    const list = resolveSpec(spec, saved);
    if (!base || !list) return;
    try {
      await api.changeView(base.id, list);
      await client.invalidateQueries({ queryKey: ['views'] });
      void client.invalidateQueries({ queryKey: ['tickets'] });
      onChange({ view: base.id });
      toasts.show({ text: t('view.saved'), tone: 'done' });
    } catch {
      toasts.show({ text: t('view.failed'), tone: 'failed' });
    }
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: what holds now, not fields to fill in
    <div role="group" aria-label={t('filter.active')} className="flex flex-wrap items-center gap-1 px-3 pb-2">
      {chips.map(({ key, label, next, colour }) => (
        <Tag key={key} name={label} colour={colour} onRemove={() => onChange(next)} />
      ))}
      {mayChange && (
        <Button size="small" variant="bare" onPress={() => void keepChanges()}>
          {t('view.saveChanges', { name: base.name })}
        </Button>
      )}
      <Button size="small" variant="bare" onPress={() => setSaving(true)}>
        {t('view.save')}
      </Button>
      {isSaving && (
        <SaveViewDialog
          spec={spec}
          mayShare={mayShare}
          onClose={() => setSaving(false)}
          onSaved={(id) => onChange(isTicketView(id) ? spec : { view: id })}
        />
      )}
    </div>
  );
}
