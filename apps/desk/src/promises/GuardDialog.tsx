import { Button, Dialog, lazyPart, TextArea, toasts, useT } from '@hilo/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useState, useSyncExternalStore } from 'react';
import { FormDialog } from '../admin/FormDialog.tsx';
import { useChange } from '../admin/useChange.ts';
import { approvalMessages } from './approvalMessages.ts';
import { type GuardedByRegime, guarded } from './guarded.ts';
import { askApproval } from './promisesApi.ts';

const RequiredFields = lazyPart(() =>
  import('../customers/RequiredFields.tsx').then((file) => file.RequiredFields),
);

/** Over the desk: what has to be said or filled in before something is done, where it did not pass without. */
export function GuardDialog() {
  const held = useSyncExternalStore(guarded.subscribe, guarded.get);
  const close = () => guarded.set(null);
  if (!held) return null;
  if (held.guard === 'fields') return <RequiredFields held={held} onClose={close} />;
  return held.guard === 'refused' ? (
    <Refused held={held} onClose={close} />
  ) : (
    <Asking held={held} isByOther={held.guard === 'secondPerson'} onClose={close} />
  );
}

function About({ held }: { held: GuardedByRegime }) {
  const t = useT(approvalMessages);
  return (
    <div className="text-list text-muted">
      <p>{t(`guard.${held.guard}.body`)}</p>
      {held.article && <p className="mt-1">{t('guard.article', { article: held.article })}</p>}
    </div>
  );
}

function Asking({
  held,
  isByOther,
  onClose,
}: {
  held: GuardedByRegime;
  isByOther: boolean;
  onClose: () => void;
}) {
  const t = useT(approvalMessages);
  const client = useQueryClient();
  const [words, setWords] = useState(held.words ?? '');
  const [wasTried, setTried] = useState(false);
  const { ticketId, action, change } = held;
  const ask = useChange(
    async (reason: string) => {
      if (!isByOther) return held.again(reason);
      await askApproval(ticketId, { action, change, reason });
      toasts.show({ text: t('guard.asked'), tone: 'done' });
      return undefined;
    },
    ['approvals', 'clocks'],
    () => {
      void client.invalidateQueries({ queryKey: ['ticket', ticketId] });
      onClose();
    },
  );
  return (
    <FormDialog
      title={t(`guard.${held.guard}.title`)}
      submitLabel={t(isByOther ? 'guard.ask' : 'guard.save')}
      isPending={ask.isPending}
      error={ask.error}
      onClose={onClose}
      onSubmit={() => {
        setTried(true);
        if (words.trim() !== '') ask.mutate(words.trim());
      }}
    >
      <p className="font-medium">{t('guard.what', { action: t(`action.${action}`) })}</p>
      <About held={held} />
      <TextArea
        autoFocus
        label={t('guard.words')}
        placeholder={t('guard.wordsHint')}
        value={words}
        onChange={setWords}
        rows={3}
        maxLength={500}
        isInvalid={wasTried && words.trim() === ''}
        errorMessage={t('guard.missing')}
      />
    </FormDialog>
  );
}

function Refused({ held, onClose }: { held: GuardedByRegime; onClose: () => void }) {
  const t = useT(approvalMessages);
  return (
    <Dialog
      title={t('guard.refused.title')}
      size="small"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={<Button onPress={onClose}>{t('guard.close')}</Button>}
    >
      <About held={held} />
    </Dialog>
  );
}
