import type { TicketRow } from '@hilo/api';
import { PromiseRing, type PromiseState, useFormat, useNow, useT } from '@hilo/ui';
import { promiseMessages } from './promiseMessages.ts';
import { type Due, ringOf } from './ring-of.ts';

type WithDue = Due & Pick<TicketRow, 'dueKind'>;

/** What is due first and how long that is, in words, as a ring says it to whoever does not see it. */
export function useDueWords(): (ticket: WithDue, now: number) => string {
  const t = useT(promiseMessages);
  const format = useFormat();
  return (ticket, now) => {
    const { state, seconds } = ringOf(ticket, now);
    if (ticket.dueAt === null) return t(ticket.status === 'resolved' ? 'ring.resolved' : 'ring.none');
    const duration = format.durationLong(seconds);
    if (state === 'paused') return t('ring.paused', { duration });
    const what = t(`kind.${ticket.dueKind ?? 'followUp'}`);
    return t(state === 'breached' ? 'ring.breached' : state === 'atRisk' ? 'ring.atRisk' : 'ring.running', {
      what,
      duration,
    });
  };
}

/** The clock of a ticket that is due first: how much of its time is left. */
export function DueRing({ ticket, size = 16 }: { ticket: WithDue; size?: 16 | 20 }) {
  const now = useNow();
  const words = useDueWords();
  const { state, fraction } = ringOf(ticket, now);
  return <PromiseRing state={state} fraction={fraction} size={size} label={words(ticket, now)} />;
}

/**
 * Of what presses or is late, how much; nothing of what has time. Aloud it says all that the ring shows: who asks and
 * what about is heard before, though the ring stands first.
 */
export function DueMark({ ticket }: { ticket: WithDue }) {
  const t = useT(promiseMessages);
  const format = useFormat();
  const now = useNow();
  const words = useDueWords();
  const { state, seconds } = ringOf(ticket, now);
  const duration = format.duration(seconds, 1);
  return (
    <>
      <span className="sr-only">{words(ticket, now)}</span>
      {(state === 'atRisk' || state === 'breached') && (
        <span
          aria-hidden
          className={`shrink-0 text-meta font-medium ${state === 'atRisk' ? 'text-risk-ink' : 'text-broken-ink'}`}
        >
          {t(state === 'atRisk' ? 'due.in' : 'due.late', { duration })}
        </span>
      )}
    </>
  );
}

const tones: Partial<Record<PromiseState, string>> = { atRisk: 'text-risk-ink', breached: 'text-broken-ink' };

/** Beside the subject of an open ticket: what is due first, in words where there is room for them. */
export function DueChip({ ticket }: { ticket: WithDue }) {
  const t = useT(promiseMessages);
  const format = useFormat();
  const now = useNow();
  if (ticket.dueAt === null) return null;
  const { state, seconds } = ringOf(ticket, now);
  const duration = format.duration(seconds, seconds < 3_600 ? 1 : 2);
  return (
    <span className="flex shrink-0 items-center gap-1.5" title={format.date(ticket.dueAt, 'full')}>
      <DueRing ticket={ticket} />
      <span
        aria-hidden
        className={`text-meta font-medium whitespace-nowrap @max-[30rem]:hidden ${tones[state] ?? 'text-muted'}`}
      >
        {t(state === 'breached' ? 'due.late' : 'due.in', { duration })}
      </span>
    </span>
  );
}
