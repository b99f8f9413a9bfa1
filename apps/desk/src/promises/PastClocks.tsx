import type { ClockDto } from '@hilo/api';
import { PromiseRing, useFormat, useT } from '@hilo/ui';
import { ChevronDown, ChevronRight, CircleSlash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useClockName } from './ClockItem.tsx';
import { pastMessages } from './pastMessages.ts';
import { endOf, whyEnded } from './tell-end.ts';

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
            const said = [clock.trace.article, whyEnded(clock, t)].filter((words) => words !== null);
            return (
              <li key={clock.id} className="flex gap-2 py-1 text-meta text-muted">
                <span className="mt-px">
                  {end === 'superseded' || end === 'extended' || end === 'cancelled' ? (
                    <CircleSlash2 size={16} aria-hidden className="text-control" />
                  ) : (
                    <PromiseRing state={isBad ? 'breached' : 'met'} isDecorative />
                  )}
                </span>
                <div className="min-w-0 flex-1">
                  <p className="flex items-baseline gap-2">
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
                  </p>
                  {said.length > 0 && (
                    <p className="break-words">
                      <bdi>{said.join(' · ')}</bdi>
                    </p>
                  )}
                </div>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
