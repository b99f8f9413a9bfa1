import type { ErrorCode, TicketRow } from '@hilo/api';
import { ApiError } from '@hilo/api/client';
import { Button, Dialog, RadioGroup, useFormat, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useProblemWords } from '../admin/useProblemWords.ts';
import { queuesQuery } from '../people/people.ts';
import { ColouredTag } from './ColouredTag.tsx';
import { groupByReason } from './group-by-reason.ts';
import { TagField } from './TagField.tsx';
import type { Refused } from './useBulk.ts';
import { workMessages } from './workMessages.ts';

const nameOf = (row: TicketRow): string =>
  `${row.trackingKey} · ${row.subject?.trim() || row.customer.name || row.customer.address || ''}`;

/** Where the chosen tickets go. */
export function QueueDialog(props: { onClose: () => void; onChoose: (queueId: string) => void }) {
  const { onClose, onChoose } = props;
  const t = useT(workMessages);
  const { data: queues = [] } = useQuery(queuesQuery);
  return (
    <Dialog title={t('queue.title')} size="small" isOpen onOpenChange={(isOpen) => !isOpen && onClose()}>
      <ul className="-mx-2">
        {queues.map((queue, index) => (
          <li key={queue.id}>
            <Button
              variant="bare"
              autoFocus={index === 0}
              className="w-full justify-start text-ink"
              onPress={() => {
                onClose();
                onChoose(queue.id);
              }}
            >
              <span className="truncate text-ink">{queue.name}</span>
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

/** Puts tags on the chosen tickets, and takes off what stands on some of them. */
export function BulkTagDialog(props: {
  rows: readonly TicketRow[];
  onClose: () => void;
  onChange: (add: string[], remove: string[]) => void;
}) {
  const { rows, onClose, onChange } = props;
  const t = useT(workMessages);
  const [add, setAdd] = useState<string[]>([]);
  const [remove, setRemove] = useState<string[]>([]);
  const there = [...new Set(rows.flatMap((row) => row.tags))].filter((tag) => !remove.includes(tag));
  return (
    <Dialog
      title={t('tag.title')}
      size="small"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <Button
          variant="primary"
          isDisabled={add.length + remove.length === 0}
          onPress={() => {
            onClose();
            onChange(add, remove);
          }}
        >
          {t('save')}
        </Button>
      }
    >
      <div className="flex min-h-40 flex-col gap-3">
        <TagField
          label={t('tag.add')}
          placeholder={t('tag.type')}
          isLabelHidden
          autoFocus
          without={add}
          onChoose={(tag) => setAdd([...add, tag])}
        />
        {add.length > 0 && (
          <div className="flex flex-wrap gap-1">
            {add.map((tag) => (
              <ColouredTag key={tag} name={tag} onRemove={() => setAdd(add.filter((each) => each !== tag))} />
            ))}
          </div>
        )}
        {there.length > 0 && (
          <div>
            <h3 className="mb-1 text-meta text-muted">{t('tag.onAll')}</h3>
            <div className="flex flex-wrap gap-1">
              {there.map((tag) => (
                <ColouredTag key={tag} name={tag} onRemove={() => setRemove([...remove, tag])} />
              ))}
            </div>
          </div>
        )}
      </div>
    </Dialog>
  );
}

/** Which of the chosen tickets takes all messages. */
export function MergeDialog(props: {
  rows: readonly TicketRow[];
  onClose: () => void;
  onChoose: (ticketId: string) => void;
}) {
  const { rows, onClose, onChoose } = props;
  const t = useT(workMessages);
  const format = useFormat();
  const isMixed = new Set(rows.map(({ customer }) => customer.id)).size > 1;
  // The one that began first is what the customer knows longest.
  const [target, setTarget] = useState(() => [...rows].sort((a, b) => (a.id < b.id ? -1 : 1))[0]?.id ?? '');
  return (
    <Dialog
      title={t('bulk.mergeTitle', { count: rows.length })}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <Button
          variant="primary"
          onPress={() => {
            onClose();
            onChoose(target);
          }}
        >
          {t('bulk.mergeDo')}
        </Button>
      }
    >
      <p className="mb-3 text-list text-muted">{t('bulk.mergeBody')}</p>
      <RadioGroup
        label={t('bulk.merge')}
        value={target}
        onChange={setTarget}
        choices={rows.map((row) => ({
          id: row.id,
          label: nameOf(row),
          description: t('bulk.mergeOne', {
            name: row.customer.name ?? row.customer.address ?? '…',
            count: row.messageCount,
            date: format.date(row.lastMessageAt, 'medium'),
          }),
        }))}
      />
      {isMixed && <p className="mt-3 text-list font-medium text-risk-ink">{t('bulk.mergeMixed')}</p>}
    </Dialog>
  );
}

/** Of one reason so many are named; a hundred names tell nobody more than a number. */
const mostNamed = 10;

/** What did not take it, by reason. */
export function RefusedDialog({ refused, onClose }: { refused: readonly Refused[]; onClose: () => void }) {
  const t = useT(workMessages);
  const problemWords = useProblemWords();
  const why = ({ code, detail }: Refused): string => {
    switch (code) {
      case 'resource.notFound':
      case 'customer.restricted':
      case 'resource.conflict':
      case 'ticket.followUpNeeded':
        return t(`bulk.why.${code}`);
      default:
        return problemWords(new ApiError({ code: code as ErrorCode, detail }));
    }
  };
  return (
    <Dialog
      title={t('bulk.refused.title', { count: refused.length })}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={<Button onPress={onClose}>{t('close')}</Button>}
    >
      <p className="mb-2 text-list text-muted">{t('bulk.refused.body')}</p>
      <ul className="flex flex-col gap-3">
        {groupByReason(refused, why).map(({ reason, items }) => (
          <li key={reason} className="text-list">
            <p className="font-medium">{reason}</p>
            <ul className="mt-1 text-muted">
              {items.slice(0, mostNamed).map((each) => (
                <li key={each.id}>
                  <bdi className="block truncate">{each.row ? nameOf(each.row) : each.id}</bdi>
                </li>
              ))}
              {items.length > mostNamed && (
                <li>{t('bulk.refused.more', { count: items.length - mostNamed })}</li>
              )}
            </ul>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
