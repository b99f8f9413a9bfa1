import type { TicketFilterDto } from '@hilo/api';
import { Button, Checkbox, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { useTyped } from '../useTyped.ts';
import { FieldFilters } from './FieldFilters.tsx';
import { FilterMenu } from './FilterMenu.tsx';
import { filterCount, filterOf, type ListSpec, resolveSpec } from './list-spec.ts';
import { OrganisationField } from './OrganisationField.tsx';
import { TagField } from './TagField.tsx';
import { viewsQuery } from './ticket-queries.ts';
import { useFilterChoices } from './useFilterChoices.ts';
import { workMessages } from './workMessages.ts';

/** Everything a list can be narrowed by, and its order; what is chosen holds at once. */
export function FilterPanel(props: { spec: ListSpec; onChange: (spec: ListSpec) => Promise<unknown> }) {
  const t = useT(workMessages);
  const [spec, onChange] = useTyped(props.spec, props.onChange);
  const choices = useFilterChoices();
  const { data: saved } = useQuery(viewsQuery);
  const list = resolveSpec(spec, saved);
  const filter = filterOf(spec);
  const change = (change: { [Name in keyof ListSpec]?: ListSpec[Name] | undefined }) => {
    const next = { ...spec, ...change };
    onChange(Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined)) as ListSpec);
  };
  const several = <Name extends 'status' | 'queueId' | 'kind' | 'channelId' | 'due'>(name: Name) => ({
    any: t('filter.any'),
    choices: choices[name],
    value: filter[name] ?? [],
    isMultiple: true,
    onChange: (ids: string[]) =>
      change({ [name]: ids.length > 0 ? (ids as TicketFilterDto[Name]) : undefined }),
  });
  const one = (value: string | undefined) => (value === undefined ? [] : [value]);
  return (
    <div className="flex w-72 flex-col gap-0.5">
      <h2 className="mb-1 text-list font-semibold">{t('filter.title')}</h2>
      <FilterMenu label={t('filter.status')} {...several('status')} />
      <FilterMenu
        label={t('filter.owner')}
        any={t('filter.any')}
        choices={choices.owner}
        value={one(filter.owner)}
        onChange={([owner]) => change({ owner })}
      />
      {choices.queueId.length > 1 && <FilterMenu label={t('filter.queue')} {...several('queueId')} />}
      <FilterMenu label={t('filter.kind')} {...several('kind')} />
      {choices.channelId.length > 1 && <FilterMenu label={t('filter.channel')} {...several('channelId')} />}
      <FilterMenu label={t('filter.due')} {...several('due')} />
      <FilterMenu
        label={t('filter.waiting')}
        any={t('filter.any')}
        choices={choices.waitingMinutes}
        value={one(filter.waitingMinutes?.toString())}
        onChange={([minutes]) => change({ waitingMinutes: minutes ? Number(minutes) : undefined })}
      />
      <TagField
        label={t('filter.tag')}
        placeholder={t('filter.any')}
        isFixed
        onChoose={(tag) => change({ tag: [...new Set([...(filter.tag ?? []), tag])] })}
      />
      <OrganisationField
        label={t('filter.organisation')}
        placeholder={t('filter.any')}
        onChoose={(organisationId) => change({ organisationId })}
      />
      <FieldFilters
        value={filter.field ?? []}
        onChange={(field) => change({ field: field.length > 0 ? field : undefined })}
      />
      <Checkbox
        className="h-8 text-list"
        isSelected={filter.isUnread ?? false}
        onChange={(isUnread) => change({ isUnread: isUnread ? true : undefined })}
      >
        {t('filter.unread')}
      </Checkbox>
      <div className="mt-1 border-t border-line pt-1">
        <FilterMenu
          label={t('filter.sort')}
          any={t('filter.any')}
          choices={choices.sort}
          value={one(list?.sort)}
          onChange={([sort]) => change({ sort: sort as ListSpec['sort'] })}
        />
      </div>
      {filterCount(spec) > 0 && (
        <Button size="small" className="mt-2 self-start" onPress={() => onChange({ view: spec.view })}>
          {t('filter.clear')}
        </Button>
      )}
    </div>
  );
}
