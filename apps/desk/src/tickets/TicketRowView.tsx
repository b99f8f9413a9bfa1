import type { TicketRow } from '@hilo/api';
import { Avatar, PromiseRing, RelativeTime, useFormat, useNow, useT } from '@hilo/ui';
import type { ReactNode } from 'react';
import { useChannels } from '../channels.tsx';
import { ticketMessages } from './messages.ts';
import { waitFraction } from './wait-fraction.ts';

export type TicketRowViewProps = {
  row: TicketRow;
  isDense: boolean;
  ownerName: string | undefined;
  /** In a list of one's own tickets the owner says nothing. */
  showsOwner: boolean;
  /** In the place of the subject: the words that a search found. */
  words?: ReactNode;
};

/** One ticket in the list: who waits how long, what about, by which channel, when last, who has it. */
export function TicketRowView({ row, isDense, ownerName, showsOwner, words }: TicketRowViewProps) {
  const t = useT(ticketMessages);
  const { faceOf } = useChannels();
  const face = faceOf(row.lastChannelId);
  const Icon = face.icon;
  const waits = row.waitingSince !== null && row.status !== 'resolved';
  const subject = words ?? (row.subject?.trim() || row.lastText.trim() || t('row.noSubject'));
  const owner = showsOwner && ownerName && (
    <span title={t('row.owner', { name: ownerName })} className="shrink-0">
      <Avatar name={ownerName} size={20} />
      <span className="sr-only">{t('row.owner', { name: ownerName })}</span>
    </span>
  );
  const name = (
    <bdi className={`min-w-0 truncate text-left ${waits ? 'font-semibold' : 'font-medium'}`}>
      {row.customer.name?.trim() || row.customer.address || t('row.unknown')}
    </bdi>
  );
  const glyph = (
    <Icon size={14} role="img" aria-label={face.word || face.name} className="shrink-0 text-muted" />
  );
  const age = (
    <RelativeTime at={row.lastMessageAt} className="min-w-11 shrink-0 text-right text-meta text-muted" />
  );
  return (
    <div className="flex h-full items-center gap-3 px-4 text-list">
      <StateRing row={row} />
      {isDense ? (
        <>
          <span className="flex max-w-[45%] min-w-0 shrink-0">{name}</span>
          <span dir="auto" className="min-w-0 flex-1 truncate text-left text-muted">
            {subject}
          </span>
          {owner}
          {glyph}
          {age}
        </>
      ) : (
        <div className="min-w-0 flex-1">
          <div className="flex h-5 items-center gap-2">
            <span className="flex min-w-0 flex-1">{name}</span>
            {glyph}
            {age}
          </div>
          <div className="flex h-5 items-center gap-2">
            <span dir="auto" className="min-w-0 flex-1 truncate text-left text-muted">
              {subject}
            </span>
            {owner}
          </div>
        </div>
      )}
    </div>
  );
}

/** How long the customer has been waiting; a ring that fills. Quiet where nobody waits. */
function StateRing({ row }: { row: TicketRow }) {
  const t = useT(ticketMessages);
  const format = useFormat();
  const now = useNow();
  if (row.status === 'resolved') return <PromiseRing state="none" label={t('row.resolved')} />;
  if (row.waitingSince !== null) {
    const seconds = Math.max(0, (now - Date.parse(row.waitingSince)) / 1000);
    return (
      <PromiseRing
        state="running"
        fraction={waitFraction(seconds)}
        label={t('row.waits', { duration: format.durationLong(seconds) })}
      />
    );
  }
  const until = row.snoozedUntil ?? row.followUpAt;
  if (until !== null)
    return (
      <PromiseRing
        state="paused"
        label={t(row.snoozedUntil ? 'row.snoozed' : 'row.waiting', { date: format.date(until, 'short') })}
      />
    );
  return <PromiseRing state="none" label={t('row.answered')} />;
}
