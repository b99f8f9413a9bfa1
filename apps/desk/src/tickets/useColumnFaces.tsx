import type { FieldDto, TicketRow } from '@hilo/api';
import { isTicketColumn, type TicketColumn, type TicketSort } from '@hilo/core';
import { Avatar, RelativeTime, TagDot, useFormat, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { fieldsQuery } from '../customers/customer-queries.ts';
import { useFieldWords } from '../customers/useFieldWords.ts';
import { queuesQuery } from '../people/people.ts';
import { DueIn } from '../promises/DueIn.tsx';
import { priorityMessages } from '../thread/priorityMessages.ts';
import { kindMessages } from './kindMessages.ts';
import type { RowSurroundings } from './TicketRowView.tsx';
import { tableMessages } from './tableMessages.ts';

/** One column as it is drawn. */
export type ColumnFace = {
  id: string;
  label: string;
  /** What it takes at least, in rem, and its share of what is left over. */
  least: number;
  share: number;
  isNumber: boolean;
  /** The orders that a press on its head goes through; none where the list cannot be had in its order. */
  sorts: readonly TicketSort[];
  /** Null where there is nothing to say. */
  cell: (row: TicketRow, around: RowSurroundings) => ReactNode;
};

const widths: Record<TicketColumn, [least: number, share: number]> = {
  customer: [10, 3],
  address: [11, 3],
  status: [6, 0],
  priority: [5, 0],
  kind: [8, 1],
  owner: [9, 2],
  queue: [7, 2],
  channel: [7, 2],
  tags: [9, 3],
  due: [7, 0],
  waitingSince: [5, 0],
  lastMessageAt: [8, 0],
  createdAt: [5, 0],
  messageCount: [5.5, 0],
  trackingKey: [8.5, 0],
};

/** How many of its tags a row says; of the rest, how many there are. */
const shownTags = 2;

/** Only what an index has in order: a list sorted by anything else would be read whole. */
const sorts: Partial<Record<TicketColumn, readonly TicketSort[]>> = {
  due: ['dueNext'],
  waitingSince: ['longestWait'],
  lastMessageAt: ['newest', 'oldest'],
};

/** Columns by their names; fields that are gone, or were put away, are passed over. */
export function useColumnFaces(columns: readonly string[]): readonly ColumnFace[] {
  const { data: fields } = useQuery(fieldsQuery);
  const nameOf = useColumnNames();
  const sayField = useFieldWords();
  const cells = useCells();
  return useMemo(
    () =>
      columns.flatMap((id): ColumnFace[] => {
        if (isTicketColumn(id)) {
          const [least, share] = widths[id];
          const isNumber = id === 'messageCount';
          const face = { id, label: nameOf(id) ?? id, least, share, isNumber };
          return [{ ...face, sorts: sorts[id] ?? [], cell: cells[id] }];
        }
        const field = fieldOf(fields, id);
        if (!field) return [];
        const isNumber = field.type === 'number';
        const [least, share] = isNumber || field.type === 'checkbox' ? [6, 0] : [8, 2];
        const cell = (row: TicketRow) => {
          const value = row.fields?.[id];
          return value === undefined || value === null ? null : <Words text={sayField(field, value)} />;
        };
        return [{ id, label: field.name, least, share, isNumber, sorts: [], cell }];
      }),
    [columns, fields, nameOf, cells, sayField],
  );
}

/** A field that is in use, by its name as a column. */
export const fieldOf = (fields: readonly FieldDto[] | undefined, name: string): FieldDto | undefined =>
  fields?.find(({ subject, key, archivedAt }) => archivedAt === null && `${subject}.${key}` === name);

/** What a column is called; undefined for a field that is gone. */
export function useColumnNames(): (id: string) => string | undefined {
  const t = useT(tableMessages);
  const { data: fields } = useQuery(fieldsQuery);
  return useMemo(
    () => (id: string) => (isTicketColumn(id) ? t(`column.${id}`) : fieldOf(fields, id)?.name),
    [t, fields],
  );
}

function Words({ text }: { text: string }) {
  return (
    <span dir="auto" title={text} className="truncate text-left">
      {text}
    </span>
  );
}

function useCells(): Record<TicketColumn, ColumnFace['cell']> {
  const t = useT(tableMessages);
  const sayKind = useT(kindMessages);
  const sayPriority = useT(priorityMessages);
  const format = useFormat();
  const { data: queues } = useQuery(queuesQuery);
  return useMemo(() => {
    const age = (at: string | null) =>
      at === null ? null : <RelativeTime at={at} className="text-meta text-muted" />;
    return {
      customer: ({ customer: { name, address } }) => {
        const known = name?.trim() || address;
        return known ? <Words text={known} /> : null;
      },
      address: ({ customer: { address } }) => (address === null ? null : <Words text={address} />),
      status: ({ status, snoozedUntil }) => (
        <Words text={t(snoozedUntil !== null && status === 'open' ? 'status.snoozed' : `status.${status}`)} />
      ),
      priority: ({ priority }) => <Words text={sayPriority(`priority.${priority}`)} />,
      kind: ({ kind }) => <Words text={sayKind(`kind.${kind}`)} />,
      owner: ({ ownerId }, { agentOf }) => {
        const owner = agentOf(ownerId);
        return owner ? (
          <span className="flex min-w-0 items-center gap-1.5">
            <Avatar name={owner.name} src={owner.photoUrl} size={20} />
            <Words text={owner.name} />
          </span>
        ) : null;
      },
      queue: ({ queueId }) => {
        const queue = queues?.find(({ id }) => id === queueId);
        return queue ? <Words text={queue.name} /> : null;
      },
      channel: ({ lastChannelId }, { faceOf }) => {
        if (lastChannelId === null) return null;
        const { icon: Icon, word, name } = faceOf(lastChannelId);
        return (
          <span className="flex min-w-0 items-center gap-1.5">
            <Icon size={14} aria-hidden className="shrink-0 text-muted" />
            <Words text={name || word} />
          </span>
        );
      },
      tags: ({ tags }, { colourOf }) =>
        tags.length === 0 ? null : (
          <span title={tags.join(', ')} className="flex min-w-0 items-center gap-1 text-meta text-muted">
            {tags.slice(0, shownTags).map((tag) => (
              <span key={tag} className="min-w-0 truncate rounded-small border border-line px-1">
                <TagDot colour={colourOf(tag)} />
                {tag}
              </span>
            ))}
            {tags.length > shownTags && <span className="shrink-0">+{tags.length - shownTags}</span>}
          </span>
        ),
      due: (row) => <DueIn ticket={row} />,
      waitingSince: ({ waitingSince }) => age(waitingSince),
      lastMessageAt: ({ lastMessageAt }) => age(lastMessageAt),
      createdAt: ({ createdAt }) => age(createdAt),
      messageCount: ({ messageCount }) => format.number(messageCount),
      trackingKey: ({ trackingKey }) => <span className="text-meta tabular-nums">{trackingKey}</span>,
    };
  }, [t, sayKind, sayPriority, format, queues]);
}
