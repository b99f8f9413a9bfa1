import type { ServicePromiseDto } from '@hilo/api';
import { Button, IconButton, joinClasses, toasts, useT } from '@hilo/ui';
import { useQueryClient } from '@tanstack/react-query';
import { ArrowDown, ArrowUp, Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { adminMessages } from '../adminMessages.ts';
import { Loaded } from '../Loaded.tsx';
import { Block, Page } from '../Page.tsx';
import { deleteServicePromise, orderServicePromises, useServicePromises } from '../promisesApi.ts';
import { SureDialog } from '../SureDialog.tsx';
import { useChange } from '../useChange.ts';
import { PromiseDialog } from './PromiseDialog.tsx';
import { promiseMessages } from './promiseMessages.ts';
import { TestPromise } from './TestPromise.tsx';
import { inTurn, usePromiseWords, weightOf } from './usePromiseWords.ts';

/** What is promised to whom, in the order in which it is considered, and a test of which would count. */
export function Promises() {
  const t = useT(promiseMessages);
  const words = useT(adminMessages);
  const promises = useServicePromises();
  const [editing, setEditing] = useState<ServicePromiseDto | 'new' | null>(null);
  const [deleting, setDeleting] = useState<ServicePromiseDto | null>(null);
  const [counts, setCounts] = useState<string | null>(null);
  return (
    <Page
      title={words('nav.promises')}
      about={t('about')}
      action={
        <Button variant="primary" icon={Plus} onPress={() => setEditing('new')}>
          {t('new')}
        </Button>
      }
    >
      <Loaded query={promises}>
        {(list) => (
          <>
            <div>
              {list.length > 1 && <p className="mb-3 max-w-[60ch] text-list text-muted">{t('how')}</p>}
              <PromiseList
                promises={inTurn(list)}
                counts={counts}
                onEdit={setEditing}
                onDelete={setDeleting}
              />
            </div>
            <Block title={t('test.title')} about={t('test.about')}>
              <TestPromise promises={list} onTested={setCounts} />
            </Block>
          </>
        )}
      </Loaded>
      {editing && (
        <PromiseDialog promise={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
      {deleting && (
        <DeletePromise
          promise={deleting}
          count={promises.data?.length ?? 1}
          onClose={() => setDeleting(null)}
        />
      )}
    </Page>
  );
}

type ListProps = {
  promises: readonly ServicePromiseDto[];
  /** The one that a test found. */
  counts: string | null;
  onEdit: (promise: ServicePromiseDto) => void;
  onDelete: (promise: ServicePromiseDto) => void;
};

function PromiseList({ promises, counts, onEdit, onDelete }: ListProps) {
  const t = useT(promiseMessages);
  const words = useT(adminMessages);
  const client = useQueryClient();
  const { sayWhom, sayWhat, sayHours } = usePromiseWords(promises.length);
  const [said, setSaid] = useState('');
  // Only among those that say equally much does their place decide.
  const mayMove = (from: number, to: number) => {
    const [one, other] = [promises[from], promises[to]];
    return one !== undefined && other !== undefined && weightOf(one) === weightOf(other);
  };
  const move = (from: number, to: number) => {
    const next = [...promises];
    [next[from], next[to]] = [next[to]!, next[from]!];
    client.setQueryData(['servicePromises'], next);
    setSaid(t('moved', { name: sayWhom(promises[from]!), at: to + 1, count: promises.length }));
    orderServicePromises(next.map(({ id }) => id)).catch(() => {
      toasts.show({ text: t('moveFailed'), tone: 'failed' });
      void client.invalidateQueries({ queryKey: ['servicePromises'] });
    });
  };
  return (
    <>
      <span role="status" className="sr-only">
        {said}
      </span>
      <ol aria-label={words('nav.promises')} className="border-t border-line">
        {promises.map((promise, index) => {
          const name = sayWhom(promise);
          const canMove = mayMove(index, index - 1) || mayMove(index, index + 1);
          return (
            <li
              key={promise.id}
              className={joinClasses(
                'flex items-start gap-3 border-b border-line py-3',
                counts === promise.id && '-mx-3 rounded-small bg-accent-soft px-3',
              )}
            >
              <div className="min-w-0 flex-1">
                <p className="text-base font-medium">
                  <bdi>{name}</bdi>
                </p>
                <p className="mt-0.5 text-list">{sayWhat(promise)}</p>
                <p className="mt-0.5 text-meta text-muted">
                  {t('inHours', { hours: sayHours(promise) })}
                  {promise.solutionMinutes !== null && promise.pausesForCustomer && ` · ${t('pauses')}`}
                </p>
              </div>
              <div className="flex shrink-0 flex-wrap items-center justify-end gap-0.5">
                {canMove && (
                  <>
                    <IconButton
                      icon={ArrowUp}
                      label={t('up', { name })}
                      isDisabled={!mayMove(index, index - 1)}
                      onPress={() => move(index, index - 1)}
                    />
                    <IconButton
                      icon={ArrowDown}
                      label={t('down', { name })}
                      isDisabled={!mayMove(index, index + 1)}
                      onPress={() => move(index, index + 1)}
                    />
                  </>
                )}
                <IconButton
                  icon={Pencil}
                  label={`${words('edit')} ${name}`}
                  onPress={() => onEdit(promise)}
                />
                {promises.length > 1 && (
                  <IconButton
                    icon={Trash2}
                    label={`${words('delete')} ${name}`}
                    onPress={() => onDelete(promise)}
                  />
                )}
              </div>
            </li>
          );
        })}
      </ol>
    </>
  );
}

type DeleteProps = { promise: ServicePromiseDto; count: number; onClose: () => void };

function DeletePromise({ promise, count, onClose }: DeleteProps) {
  const t = useT(promiseMessages);
  const words = useT(adminMessages);
  const { sayWhom } = usePromiseWords(count);
  const remove = useChange(
    () => deleteServicePromise(promise.id),
    ['servicePromises', 'openingHours'],
    () => toasts.show({ text: t('deleted'), tone: 'done' }),
  );
  return (
    <SureDialog
      title={t('deleteTitle', { name: sayWhom(promise) })}
      confirmLabel={words('delete')}
      change={remove}
      onClose={onClose}
    >
      <p>{t('deleteBody')}</p>
    </SureDialog>
  );
}
