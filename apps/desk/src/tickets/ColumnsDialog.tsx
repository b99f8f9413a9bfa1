import { mostColumns, ticketColumns, usualColumns } from '@hilo/core';
import {
  Button,
  Dialog,
  IconButton,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Select,
  toasts,
  useT,
} from '@hilo/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import { useState } from 'react';
import { api } from '../api.ts';
import { fieldsQuery } from '../customers/customer-queries.ts';
import { useMay, useMe } from '../people/people.ts';
import { tableMessages } from './tableMessages.ts';
import { viewsQuery } from './ticket-queries.ts';
import { useColumnNames } from './useColumnFaces.tsx';

/** Which columns the table shows and in which order: one's own, or those of the saved view that is open. */
export function ColumnsDialog({ view, onClose }: { view: string; onClose: () => void }) {
  const t = useT(tableMessages);
  const client = useQueryClient();
  const { listColumns } = useMe();
  const mayShare = useMay('teams.write');
  const saved = useQuery(viewsQuery).data?.find(({ id }) => id === view);
  const mayChangeView = saved !== undefined && (!saved.isShared || mayShare);
  const hasOwn = saved !== undefined && saved.columns.length > 0;
  const [where, setWhere] = useState(hasOwn && mayChangeView ? 'view' : 'mine');
  const [chosen, setChosen] = useState<readonly string[]>(
    () =>
      [hasOwn && mayChangeView ? saved.columns : [], listColumns].find(({ length }) => length > 0) ??
      usualColumns,
  );
  const [isPending, setPending] = useState(false);
  const save = async () => {
    setPending(true);
    try {
      if (where === 'view' && saved) {
        await api.changeView(saved.id, { columns: [...chosen] });
        await client.invalidateQueries({ queryKey: ['views'] });
      } else {
        const isUsual = JSON.stringify(chosen) === JSON.stringify(usualColumns);
        client.setQueryData(['me'], await api.changeMe({ listColumns: isUsual ? [] : [...chosen] }));
      }
      onClose();
      toasts.show({ text: t('columns.saved'), tone: 'done' });
    } catch {
      setPending(false);
      toasts.show({ text: t('columns.failed'), tone: 'failed' });
    }
  };
  return (
    <Dialog
      title={t('columns.title')}
      size="small"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <>
          <Button variant="bare" onPress={() => setChosen(usualColumns)}>
            {t('columns.usual')}
          </Button>
          <Button
            variant="primary"
            isDisabled={chosen.length === 0}
            isPending={isPending}
            onPress={() => void save()}
          >
            {t('columns.save')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <p className="text-list text-muted">
          {hasOwn && !mayChangeView ? t('columns.ofView', { name: saved.name }) : t('columns.about')}
        </p>
        <Chosen chosen={chosen} onChange={setChosen} />
        <AddColumn chosen={chosen} onAdd={(id) => setChosen([...chosen, id])} />
        {mayChangeView && (
          <Select
            label={t('columns.where')}
            value={where}
            onChange={(key) => setWhere(String(key))}
            choices={[
              { id: 'mine', label: t('columns.mine') },
              { id: 'view', label: t('columns.view', { name: saved.name }) },
            ]}
          />
        )}
      </div>
    </Dialog>
  );
}

function Chosen(props: { chosen: readonly string[]; onChange: (ids: readonly string[]) => void }) {
  const { chosen, onChange } = props;
  const t = useT(tableMessages);
  const nameOf = useColumnNames();
  if (chosen.length === 0) return <p className="text-list text-muted">{t('columns.none')}</p>;
  const move = (at: number, by: number) => {
    const ids = [...chosen];
    ids.splice(at + by, 0, ...ids.splice(at, 1));
    onChange(ids);
  };
  return (
    <ul className="flex flex-col">
      {chosen.map((id, at) => {
        const name = nameOf(id) ?? id;
        return (
          <li key={id} className="flex items-center gap-0.5">
            <span className="min-w-0 flex-1 truncate text-list">{name}</span>
            <IconButton
              icon={ArrowUp}
              size="small"
              label={t('columns.up', { name })}
              isDisabled={at === 0}
              onPress={() => move(at, -1)}
            />
            <IconButton
              icon={ArrowDown}
              size="small"
              label={t('columns.down', { name })}
              isDisabled={at === chosen.length - 1}
              onPress={() => move(at, 1)}
            />
            <IconButton
              icon={X}
              size="small"
              label={t('columns.remove', { name })}
              onPress={() => onChange(chosen.filter((one) => one !== id))}
            />
          </li>
        );
      })}
    </ul>
  );
}

function AddColumn({ chosen, onAdd }: { chosen: readonly string[]; onAdd: (id: string) => void }) {
  const t = useT(tableMessages);
  const nameOf = useColumnNames();
  const mayReadCustomers = useMay('customers.read');
  const { data: fields = [] } = useQuery(fieldsQuery);
  if (chosen.length >= mostColumns)
    return <p className="text-list text-muted">{t('columns.full', { most: mostColumns })}</p>;
  const ofFields = (subject: 'ticket' | 'customer') =>
    fields
      .filter((field) => field.subject === subject && field.archivedAt === null)
      .map(({ key }) => `${subject}.${key}`);
  const groups = [
    ['ticket', ticketColumns],
    ['ticketFields', ofFields('ticket')],
    ['customerFields', mayReadCustomers ? ofFields('customer') : []],
  ] as const;
  const offered = groups.map(([group, ids]) => [group, ids.filter((id) => !chosen.includes(id))] as const);
  return (
    <MenuTrigger>
      <Button size="small" className="self-start">
        <Plus size={14} aria-hidden />
        {t('columns.add')}
      </Button>
      <Menu aria-label={t('columns.add')} onAction={(key) => onAdd(String(key))}>
        {offered.map(
          ([group, ids]) =>
            ids.length > 0 && (
              <MenuSection key={group} title={t(`columns.group.${group}`)}>
                {ids.map((id) => (
                  <MenuItem key={id} id={id}>
                    {nameOf(id) ?? id}
                  </MenuItem>
                ))}
              </MenuSection>
            ),
        )}
      </Menu>
    </MenuTrigger>
  );
}
