import { Button, Dialog, Switch, TextField, toasts, useT } from '@hilo/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api.ts';
import { type ListSpec, resolveSpec } from './list-spec.ts';
import { viewsQuery } from './ticket-queries.ts';
import { workMessages } from './workMessages.ts';

/** Keeps what the list shows now under a name. */
export function SaveViewDialog(props: {
  spec: ListSpec;
  mayShare: boolean;
  onClose: () => void;
  onSaved: (id: string) => void;
}) {
  const { spec, mayShare, onClose, onSaved } = props;
  const t = useT(workMessages);
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [isShared, setShared] = useState(false);
  const [isPending, setPending] = useState(false);
  const save = async () => {
    const list = resolveSpec(spec, client.getQueryData(viewsQuery.queryKey));
    if (name.trim() === '' || !list || isPending) return;
    setPending(true);
    try {
      const { id } = await api.createView({ name, isShared, ...list });
      await client.invalidateQueries({ queryKey: ['views'] });
      onClose();
      onSaved(id);
      toasts.show({ text: t('view.saved'), tone: 'done' });
    } catch {
      setPending(false);
      toasts.show({ text: t('view.failed'), tone: 'failed' });
    }
  };
  return (
    <Dialog
      title={t('view.save')}
      size="small"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <Button
          variant="primary"
          isDisabled={name.trim() === ''}
          isPending={isPending}
          onPress={() => void save()}
        >
          {t('save')}
        </Button>
      }
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField
          label={t('view.name')}
          description={t('view.nameHelp')}
          value={name}
          onChange={setName}
          maxLength={60}
          autoFocus
        />
        {mayShare && (
          <div>
            <Switch isSelected={isShared} onChange={setShared}>
              {t('view.share')}
            </Switch>
            <p className="mt-1 text-meta text-muted">{t('view.shareHelp')}</p>
          </div>
        )}
      </form>
    </Dialog>
  );
}
