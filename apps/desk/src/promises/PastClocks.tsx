import type { ClockDto } from '@hilo/api';
import { PromiseRing, useFormat, useT } from '@hilo/ui';
import { ChevronDown, ChevronRight, CircleSlash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useClockName } from './ClockItem.tsx';
import { pastMessages } from './pastMessages.ts';

/** How a clock ended. One that was met after its time was broken, and is not forgiven for it. */
const endOf = ({ state, breachedAt, metByMessageId, endReason }: ClockDto) =>
  state === 'met'
    ? 'met'
    : breachedAt !== null
      ? metByMessageId !== null || endReason === 'resolved' || endReason === 'done'
        ? 'late'
        : 'breached'
      : state === 'superseded'
        ? endReason === 'extended'
          ? 'extended'
          : 'superseded'
        : 'cancelled';

/** What was owed and is no more, folded away. */
export function PastClocks({ past }: { past: readonly ClockDto[] }) {
  const t = useT(pastMessages);
  const format = useFormat();
  const name = useClockName();
  const [isOpen, setOpen] = useState(false);
  return (
    <div>
      <Button
        aria-expanded={isOpen}
        onPress={() => setOpen(!isOpen)}
        className="-ml-1 inline-flex h-7 items-center gap-1 rounded-small px-1 text-meta font-medium text-muted data-hovered:bg-hover data-hovered:text-ink"
      >
        {isOpen ? <ChevronDown size={14} aria-hidden /> : <ChevronRight size={14} aria-hidden />}
        {t('clocks.past', { count: past.length })}
      </Button>
      {isOpen && (
        <ul className="pb-1">
          {past.map((clock) => {
            const end = endOf(clock);
            const isBad = end === 'late' || end === 'breached';
            return (
              <li key={clock.id} className="flex items-baseline gap-2 py-1 text-meta text-muted">
                <span className="self-center">
                  {end === 'superseded' || end === 'extended' || end === 'cancelled' ? (
                    <CircleSlash2 size={16} aria-hidden className="text-control" />
                  ) : (
                    <PromiseRing state={isBad ? 'breached' : 'met'} isDecorative />
                  )}
                </span>
                <bdi className="min-w-0 flex-1 truncate text-ink">{name(clock)}</bdi>
                <span className={`shrink-0 ${isBad ? 'font-medium text-broken-ink' : ''}`}>
                  {t(`past.${end}`)}
                </span>
                {clock.endedAt && (
                  <time
                    dateTime={clock.endedAt}
                    title={format.date(clock.endedAt, 'full')}
                    className="shrink-0 tabular-nums"
                  >
                    {format.date(clock.endedAt, 'short')}
                  </time>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
