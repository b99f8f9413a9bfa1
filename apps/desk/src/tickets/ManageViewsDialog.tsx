import type { SavedViewDto } from '@hilo/api';
import { Dialog, IconButton, TextField, toasts, useT } from '@hilo/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { api } from '../api.ts';
import { useMay } from '../people/people.ts';
import { viewsQuery } from './ticket-queries.ts';
import { workMessages } from './workMessages.ts';

/** Names, order and end of the saved views. */
export function ManageViewsDialog({ onClose }: { onClose: () => void }) {
  const t = useT(workMessages);
  const client = useQueryClient();
  const mayShare = useMay('teams.write');
  const { data: views = [] } = useQuery(viewsQuery);
  const write = async (change: Promise<unknown>, done?: string) => {
    try {
      await change;
      if (done) toasts.show({ text: done, tone: 'done' });
    } catch {
      toasts.show({ text: t('view.failed'), tone: 'failed' });
    }
    await client.invalidateQueries({ queryKey: ['views'] });
  };
  const group = (isShared: boolean) => {
    const mine = views.filter((view) => view.isShared === isShared);
    if (isShared && (!mayShare || mine.length === 0)) return null;
    const move = (at: number, by: number) => {
      const ids = mine.map(({ id }) => id);
      const [moved] = ids.splice(at, 1);
      if (moved) ids.splice(at + by, 0, moved);
      void write(api.orderViews(isShared, ids));
    };
    return (
      <section className="mb-4">
        <h3 className="mb-1 text-list font-medium text-muted">
          {t(isShared ? 'view.sharedTitle' : 'view.mineTitle')}
        </h3>
        {mine.length === 0 && <p className="text-list text-muted">{t('view.none')}</p>}
        <ul className="flex flex-col gap-1">
          {mine.map((view, at) => (
            <li key={view.id} className="flex items-center gap-0.5">
              <ViewName
                key={view.name}
                view={view}
                label={t('view.rename', { name: view.name })}
                onRename={(name) => void write(api.changeView(view.id, { name }))}
              />
              <IconButton
                icon={ArrowUp}
                label={t('view.up', { name: view.name })}
                isDisabled={at === 0}
                onPress={() => move(at, -1)}
              />
              <IconButton
                icon={ArrowDown}
                label={t('view.down', { name: view.name })}
                isDisabled={at === mine.length - 1}
                onPress={() => move(at, 1)}
              />
              <IconButton
                icon={Trash2}
                label={t('view.delete', { name: view.name })}
                onPress={() => void write(api.deleteView(view.id), t('view.deleted'))}
              />
            </li>
          ))}
        </ul>
      </section>
    );
  };
  return (
    <Dialog title={t('view.manage')} isOpen onOpenChange={(isOpen) => !isOpen && onClose()}>
      {group(false)}
      {group(true)}
    </Dialog>
  );
}

/** A name that is kept when the field is left or Enter is pressed. */
function ViewName(props: { view: SavedViewDto; label: string; onRename: (name: string) => void }) {
  const { view, label, onRename } = props;
  const keep = (field: HTMLInputElement) => {
    const name = field.value.trim();
    if (name === '') field.value = view.name;
    else if (name !== view.name) onRename(name);
  };
  return (
    <TextField
      label={label}
      isLabelHidden
      defaultValue={view.name}
      maxLength={60}
      className="min-w-0 flex-1"
      onBlur={(event) => keep(event.target as HTMLInputElement)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep(event.target as HTMLInputElement);
      }}
    />
  );
}
