import type { BulkAction } from '@hilo/api';
import { Button, Checkbox, IconButton, Menu, MenuItem, MenuTrigger, useT } from '@hilo/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import {
  AlarmClock,
  CircleCheck,
  Ellipsis,
  Hourglass,
  Inbox,
  Merge,
  OctagonAlert,
  RotateCcw,
  Tags,
  UserRoundPlus,
  X,
} from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { AssignDialog } from './AssignDialog.tsx';
import { BulkTagDialog, MergeDialog, QueueDialog, RefusedDialog } from './BulkDialogs.tsx';
import type { ListSpec } from './list-spec.ts';
import { ticketListQuery } from './ticket-queries.ts';
import { useBulk } from './useBulk.ts';
import { WhenDialog } from './WhenDialog.tsx';
import { workMessages } from './workMessages.ts';

/** More at once is a rule, or an import, and no choice. */
const mostChosen = 2_000;

type Asking = 'assign' | 'queue' | 'snooze' | 'wait' | 'tag' | 'merge' | null;

/** In the place of the search while tickets are chosen: how many, and what can be done to all of them. */
export function BulkBar(props: {
  spec: ListSpec;
  selected: ReadonlySet<string>;
  onSelect: (ids: ReadonlySet<string>) => void;
}) {
  const { spec, selected, onSelect } = props;
  const t = useT(workMessages);
  const [asking, setAsking] = useState<Asking>(null);
  const { data, hasNextPage, fetchNextPage } = useInfiniteQuery(ticketListQuery(spec));
  const rows = data?.pages.flatMap((page) => page.items) ?? [];
  const chosen = rows.filter(({ id }) => selected.has(id));
  const { run, progress, refused, forget } = useBulk();
  const [isReaching, setReaching] = useState(false);
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  /** Those of the list that are not here yet, too; whoever lets go meanwhile is not held to it. */
  const chooseAll = async () => {
    setReaching(true);
    let ids: string[] = [];
    for (;;) {
      const page = await fetchNextPage();
      ids = page.data?.pages.flatMap(({ items }) => items.map(({ id }) => id)) ?? [];
      if (!page.hasNextPage || page.isError || ids.length >= mostChosen || !isHere.current) break;
    }
    if (!isHere.current) return;
    setReaching(false);
    onSelect(new Set(ids));
  };
  const isWhole = rows.length > 0 && chosen.length === rows.length;
  const close = () => setAsking(null);
  const act = async (action: BulkAction) => {
    if (await run(selected, action)) onSelect(new Set());
  };
  const change = (change: Omit<Extract<BulkAction, { type: 'change' }>, 'type'>) =>
    void act({ type: 'change', ...change });
  const isSpam = chosen.length > 0 && chosen.every((row) => row.isSpam);
  const isResolved = chosen.length > 0 && chosen.every((row) => row.status === 'resolved');
  const resolve = () => change({ status: isResolved ? 'open' : 'resolved' });
  const isBusy = progress !== null;
  return (
    <section aria-label={t('bulk.count', { count: selected.size })} className="mx-3 my-2 shrink-0">
      <div className="flex h-8 items-center gap-0.5">
        <Checkbox
          aria-label={t('bulk.all')}
          isSelected={isWhole}
          isIndeterminate={chosen.length < rows.length}
          onChange={() => onSelect(isWhole ? new Set() : new Set(rows.map(({ id }) => id)))}
          className="px-1"
        />
        <span role="status" className="min-w-0 flex-1 truncate pl-1 text-list font-medium">
          {progress ? t('bulk.working', progress) : t('bulk.count', { count: selected.size })}
        </span>
        <IconButton
          icon={UserRoundPlus}
          label={t('bulk.assign')}
          isDisabled={isBusy}
          placement="bottom"
          onPress={() => setAsking('assign')}
        />
        <IconButton
          icon={Tags}
          label={t('bulk.tag')}
          isDisabled={isBusy}
          placement="bottom"
          onPress={() => setAsking('tag')}
        />
        <IconButton
          icon={isResolved ? RotateCcw : CircleCheck}
          label={t(isResolved ? 'bulk.reopen' : 'bulk.resolve')}
          isDisabled={isBusy}
          placement="bottom"
          onPress={resolve}
        />
        <MenuTrigger>
          <IconButton icon={Ellipsis} label={t('bulk.more')} isDisabled={isBusy} placement="bottom" />
          <Menu aria-label={t('bulk.more')} placement="bottom end">
            <MenuItem icon={AlarmClock} onAction={() => setAsking('snooze')}>
              {t('bulk.snooze')}
            </MenuItem>
            <MenuItem icon={Hourglass} onAction={() => setAsking('wait')}>
              {t('bulk.wait')}
            </MenuItem>
            <MenuItem icon={RotateCcw} onAction={() => change({ status: 'open' })}>
              {t('bulk.reopen')}
            </MenuItem>
            <MenuItem icon={Inbox} onAction={() => setAsking('queue')}>
              {t('bulk.queue')}
            </MenuItem>
            {chosen.length > 1 && (
              <MenuItem icon={Merge} onAction={() => setAsking('merge')}>
                {t('bulk.merge')}
              </MenuItem>
            )}
            <MenuItem icon={OctagonAlert} onAction={() => change({ isSpam: !isSpam })}>
              {t(isSpam ? 'bulk.notSpam' : 'bulk.spam')}
            </MenuItem>
          </Menu>
        </MenuTrigger>
        <IconButton
          icon={X}
          label={t('bulk.none')}
          keys="escape"
          placement="bottom"
          onPress={() => onSelect(new Set())}
        />
      </div>
      {isWhole && hasNextPage && rows.length < mostChosen && !isBusy && (
        <p className="flex items-center gap-2 text-list text-muted">
          <span className="min-w-0 truncate">{t('bulk.loaded', { count: rows.length })}</span>
          <Button size="small" variant="bare" isPending={isReaching} onPress={() => void chooseAll()}>
            {t('bulk.wholeList')}
          </Button>
        </p>
      )}
      {asking === 'assign' && (
        <AssignDialog ownerId="" onClose={close} onChoose={(ownerId) => change({ ownerId })} />
      )}
      {(asking === 'snooze' || asking === 'wait') && (
        <WhenDialog
          purpose={asking}
          onClose={close}
          onChoose={(at) =>
            asking === 'snooze'
              ? change({ snoozedUntil: at.toISOString() })
              : change({ status: 'waiting', followUpAt: at.toISOString() })
          }
        />
      )}
      {asking === 'queue' && <QueueDialog onClose={close} onChoose={(queueId) => change({ queueId })} />}
      {asking === 'tag' && (
        <BulkTagDialog
          rows={chosen}
          onClose={close}
          onChange={(add, remove) => void act({ type: 'tag', add, remove })}
        />
      )}
      {asking === 'merge' && (
        <MergeDialog
          rows={chosen}
          onClose={close}
          onChoose={(toTicketId) =>
            void run(
              [...selected].filter((id) => id !== toTicketId),
              { type: 'merge', toTicketId },
            ).then((isDone) => isDone && onSelect(new Set()))
          }
        />
      )}
      {refused.length > 0 && <RefusedDialog refused={refused} onClose={forget} />}
    </section>
  );
}
