import type { TicketRow } from '@hilo/api';
import { Avatar, RelativeTime, TagDot, useT } from '@hilo/ui';
import { Check, Eye, PenLine } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { useChannels } from '../channels.tsx';
import { useRowPresence } from '../live/moments.ts';
import { useAgentOf, useMe } from '../people/people.ts';
import { DueMark, DueRing } from '../promises/DueRing.tsx';
import { ticketMessages } from './messages.ts';
import { useTagColours } from './tag-colours.ts';

/** What rows ask of the world around them; asked once for a whole list, since thirty rows asking each cost more than all else. */
export type RowSurroundings = {
  faceOf: ReturnType<typeof useChannels>['faceOf'];
  agentOf: ReturnType<typeof useAgentOf>;
  myId: string;
  colourOf: ReturnType<typeof useTagColours>;
};

export function useRowSurroundings(): RowSurroundings {
  const { faceOf } = useChannels();
  const agentOf = useAgentOf();
  const { id: myId } = useMe();
  const colourOf = useTagColours();
  return useMemo(() => ({ faceOf, agentOf, myId, colourOf }), [faceOf, agentOf, myId, colourOf]);
}

export type TicketRowViewProps = {
  row: TicketRow;
  isDense: boolean;
  around: RowSurroundings;
  /** In a list of one's own tickets the owner says nothing. */
  showsOwner: boolean;
  /**
   * What a search found: the subject and what was said with the words marked, and of which message that is. In two lines
   * what was said has one of its own; in one it takes the place of what there is no room for.
   */
  found?: { subject: ReactNode; said: ReactNode; at: string | null; channelId: string | null };
  /** Where several can be chosen: whether this one is. Whether choosing has begun, the list says. */
  selection?: { isSelected: boolean; onToggle: (isRange: boolean) => void } | undefined;
};

/** One ticket in the list: how long there is for it, who asks, what about, by which channel, when last, who has it. */
export function TicketRowView(props: TicketRowViewProps) {
  const { row, isDense, around, showsOwner, found, selection } = props;
  const t = useT(ticketMessages);
  const face = around.faceOf((isDense && found?.channelId) || row.lastChannelId);
  const Icon = face.icon;
  const subject =
    found?.subject ||
    (isDense && found?.said) ||
    row.subject?.trim() ||
    row.lastText.trim() ||
    t('row.noSubject');
  const line = <Presence row={row} subject={subject} around={around} />;
  const has = showsOwner ? around.agentOf(row.ownerId) : undefined;
  // Its place is there before the people are: what stands beside it must not move.
  const owner = showsOwner && row.ownerId !== null && (
    <span {...(has && { title: t('row.owner', { name: has.name }) })} className="h-5 w-5 shrink-0">
      {has && (
        <>
          <Avatar name={has.name} src={has.photoUrl} size={20} />
          <span className="sr-only">{t('row.owner', { name: has.name })}</span>
        </>
      )}
    </span>
  );
  const name = (
    <bdi
      className={`min-w-0 max-w-full truncate text-left ${row.isUnread ? 'font-semibold' : 'font-normal'}`}
    >
      {row.customer.name?.trim() || row.customer.address || t('row.unknown')}
    </bdi>
  );
  const glyph = (
    <Icon
      size={14}
      role="img"
      aria-label={face.word || face.name}
      className={`shrink-0 text-muted ${isDense ? '' : '-order-3'}`}
    />
  );
  const age = (
    <RelativeTime
      at={(isDense && found?.at) || row.lastMessageAt}
      className={`min-w-11 shrink-0 text-right text-meta text-muted ${isDense ? '' : '-order-2'}`}
    />
  );
  return (
    <div className="group/row relative flex h-full items-center gap-3 px-4 text-list">
      {row.isUnread && <UnreadDot />}
      <RowMark row={row} selection={selection} />
      {/* As it is heard: who, what about, how long there is. In two lines, glyph and age are seen beside the name. */}
      <div
        className={`flex min-w-0 flex-1 items-center leading-5 ${isDense ? 'gap-x-3' : 'flex-wrap content-center gap-x-2'}`}
      >
        <span
          className={
            isDense
              ? `flex min-w-0 ${found ? 'max-w-[35%] shrink-0' : 'max-w-[45%]'}`
              : '-order-4 flex h-5 min-w-0 flex-1 flex-wrap gap-x-2 overflow-hidden *:first:grow'
          }
        >
          {name}
          {/* Beside a name that leaves no room for them they fall out of sight, and the subject keeps its line. */}
          {!isDense && <RowTags tags={row.tags} colourOf={around.colourOf} />}
        </span>
        {!isDense && <span aria-hidden className="-order-1 w-full" />}
        {line}
        {isDense && !found && <RowTags tags={row.tags} colourOf={around.colourOf} />}
        {row.tags.length > 0 && <span className="sr-only">{row.tags.join(', ')}</span>}
        {!(isDense && found) && <DueMark ticket={row} />}
        {owner}
        {glyph}
        {age}
        {!isDense && found && <FoundLine row={row} found={found} around={around} />}
      </div>
    </div>
  );
}

export function UnreadDot() {
  const t = useT(ticketMessages);
  return (
    <span className="absolute top-1/2 left-1 size-1.5 -translate-y-1/2 rounded-full bg-accent">
      <span className="sr-only">{t('row.unread')}</span>
    </span>
  );
}

/** How long there is; for the pointer, and once choosing has begun, the box to choose it by. */
export function RowMark({ row, selection }: Pick<TicketRowViewProps, 'row' | 'selection'>) {
  return (
    <span aria-hidden className="relative flex">
      <span
        className={
          selection
            ? 'flex group-data-choosing/list:invisible pointer-fine:group-hover/row:invisible'
            : 'flex'
        }
      >
        <DueRing ticket={row} />
      </span>
      {selection && <ChooseBox {...selection} />}
    </span>
  );
}

/** The words that were found; of an older message than the last one also when it was, and by which channel. */
function FoundLine(props: {
  row: TicketRow;
  found: NonNullable<TicketRowViewProps['found']>;
  around: RowSurroundings;
}) {
  const { row, found, around } = props;
  if (!found.said) return null;
  const { icon: Icon, word, name } = around.faceOf(found.channelId);
  const isOlder = found.at !== null && found.at !== row.lastMessageAt;
  return (
    <span className="order-1 flex w-full items-center gap-x-2 text-muted">
      <span dir="auto" className="min-w-0 flex-1 truncate text-left">
        {found.said}
      </span>
      {isOlder && found.channelId !== null && (
        <Icon size={14} role="img" aria-label={word || name} className="shrink-0" />
      )}
      {isOlder && (
        <RelativeTime at={found.at!} className="min-w-11 shrink-0 text-right text-meta text-muted" />
      )}
    </span>
  );
}

/** What it is about; or, while somebody writes, who. Who only looks is shown beside it. */
export function Presence(props: { row: TicketRow; subject: ReactNode; around: RowSurroundings }) {
  const { row, subject, around } = props;
  const t = useT(ticketMessages);
  const on = useRowPresence(row, around.myId);
  const name = on?.who === 'agent' ? (around.agentOf(on.agentId)?.name ?? '…') : null;
  if (on?.who === 'customer' || (on?.who === 'agent' && on.isWriting))
    return (
      <span
        className={`flex min-w-0 flex-1 items-center gap-1 ${name === null ? 'text-accent-ink' : 'text-risk-ink'}`}
      >
        <PenLine size={13} aria-hidden className="shrink-0" />
        <span className="truncate">
          {name === null ? t('row.customerWrites') : t('row.agentWrites', { name })}
        </span>
      </span>
    );
  return (
    <>
      <span
        dir="auto"
        className={`min-w-0 flex-1 truncate text-left ${row.isUnread ? 'text-ink' : 'text-muted'}`}
      >
        {subject}
      </span>
      {name !== null && (
        <span title={t('row.agentLooks', { name })} className="shrink-0 text-muted">
          <Eye size={14} aria-hidden />
          <span className="sr-only">{t('row.agentLooks', { name })}</span>
        </span>
      )}
    </>
  );
}

/** To be seen: the first, and how many more, since what it is about needs the room. All of them are heard after it. */
function RowTags({ tags, colourOf }: { tags: readonly string[] } & Pick<RowSurroundings, 'colourOf'>) {
  const [first] = tags;
  if (first === undefined) return null;
  return (
    <span
      aria-hidden
      title={tags.join(', ')}
      className="flex h-5 shrink-0 items-center gap-1 text-meta text-muted"
    >
      <span className="max-w-20 truncate rounded-small border border-line px-1 in-aria-selected:border-control">
        <TagDot colour={colourOf(first)} />
        {first}
      </span>
      {tags.length > 1 && <span>+{tags.length - 1}</span>}
    </span>
  );
}

/** In the place of the ring, for the pointer; the keyboard chooses with x and Shift. */
function ChooseBox(props: NonNullable<TicketRowViewProps['selection']>) {
  const { isSelected, onToggle } = props;
  return (
    <span
      aria-hidden
      data-choose=""
      onClick={(event) => {
        event.stopPropagation();
        onToggle(event.shiftKey);
      }}
      className="absolute -inset-3 grid place-items-center opacity-0 group-data-choosing/list:opacity-100 pointer-fine:group-hover/row:opacity-100"
    >
      <span
        className={`grid size-4 place-items-center rounded-[4px] border ${isSelected ? 'border-accent bg-accent text-on-accent' : 'border-control bg-surface'}`}
      >
        {isSelected && <Check size={12} className="[stroke-width:3]" />}
      </span>
    </span>
  );
}
