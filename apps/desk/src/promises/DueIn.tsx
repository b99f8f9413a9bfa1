import type { TicketRow } from '@hilo/api';
import { useFormat, useNow, useT } from '@hilo/ui';
import { useDueWords } from './DueRing.tsx';
import { promiseMessages } from './promiseMessages.ts';
import { type Due, ringOf } from './ring-of.ts';

/** How long until what is due first, or since then; nothing where no clock runs. */
export function DueIn({ ticket }: { ticket: Due & Pick<TicketRow, 'dueKind'> }) {
  const t = useT(promiseMessages);
  const format = useFormat();
  const words = useDueWords();
  const now = useNow();
  const { state, seconds } = ringOf(ticket, now);
  const tone = state === 'atRisk' ? 'text-risk-ink' : state === 'breached' ? 'text-broken-ink' : 'text-muted';
  return (
    <>
      <span className="sr-only">{words(ticket, now)}</span>
      {ticket.dueAt !== null && (
        <span aria-hidden title={format.date(ticket.dueAt, 'full')} className={`truncate text-meta ${tone}`}>
          {t(state === 'breached' ? 'due.late' : 'due.in', { duration: format.duration(seconds, 1) })}
        </span>
      )}
    </>
  );
}
