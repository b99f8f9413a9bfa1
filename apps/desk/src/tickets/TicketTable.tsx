import type { TicketRow } from '@hilo/api';
import { usualColumns } from '@hilo/core';
import { IconButton, joinClasses, lazyPart, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { ArrowDown, ArrowUp, Columns3 } from 'lucide-react';
import { type ComponentProps, useCallback, useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import { useActs } from '../keys/acts.ts';
import { type ListSpec, resolveSpec } from './list-spec.ts';
import { ticketMessages } from './messages.ts';
import { TicketList } from './TicketList.tsx';
import { Presence, RowMark, type TicketRowViewProps, UnreadDot } from './TicketRowView.tsx';
import { tableMessages } from './tableMessages.ts';
import { viewsQuery } from './ticket-queries.ts';
import { type ColumnFace, useColumnFaces } from './useColumnFaces.tsx';

const ColumnsDialog = lazyPart(() => import('./ColumnsDialog.tsx').then((file) => file.ColumnsDialog));

/** The mark and the subject stand before what is chosen; what it takes at least, in rem. */
const leastBefore = 3.5 + 14;
const gap = 1;

/** The list with a column for each thing that somebody wants to compare; it scrolls sideways where that is too much. */
export function TicketTable(
  props: Omit<ComponentProps<typeof TicketList>, 'drawRow'> & {
    columns: readonly string[];
    onNarrow: (spec: ListSpec) => void;
  },
) {
  const { columns, onNarrow, ...list } = props;
  const t = useT(tableMessages);
  const faces = useColumnFaces(columns.length > 0 ? columns : usualColumns);
  const [isChoosing, setChoosing] = useState(false);
  const choose = () => setChoosing(true);
  useActs([{ id: 'columns', icon: Columns3, label: t('head.choose'), run: choose }]);
  const template = useMemo(
    () =>
      [
        '1.25rem minmax(14rem,5fr)',
        ...faces.map(({ least, share }) => (share === 0 ? `${least}rem` : `minmax(${least}rem,${share}fr)`)),
      ].join(' '),
    [faces],
  );
  const least = leastBefore + 2 + faces.reduce((sum, face) => sum + face.least + gap, 0);
  const drawRow = useCallback(
    (row: TicketRowViewProps) => <TableRow {...row} faces={faces} template={template} />,
    [faces, template],
  );
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <div className="flex min-h-0 flex-1 flex-col overflow-x-auto overflow-y-hidden">
        <div className="flex min-h-0 flex-1 flex-col" style={{ minWidth: `${least}rem` }}>
          <TableHead {...{ faces, template, onNarrow }} spec={list.spec} />
          <TicketList {...list} isDense drawRow={drawRow} />
        </div>
      </div>
      {/* In reach however far the table goes sideways. */}
      <span className="absolute top-px right-0 flex h-8.5 items-center bg-canvas px-2">
        <IconButton
          icon={Columns3}
          size="small"
          label={t('head.choose')}
          placement="bottom"
          onPress={choose}
        />
      </span>
      {isChoosing && <ColumnsDialog view={list.spec.view} onClose={() => setChoosing(false)} />}
    </div>
  );
}

const lineLook = 'grid h-full items-center gap-x-4 px-4';

function TableHead(props: {
  faces: readonly ColumnFace[];
  template: string;
  spec: ListSpec;
  onNarrow: (spec: ListSpec) => void;
}) {
  const { faces, template, spec, onNarrow } = props;
  const t = useT(tableMessages);
  const { data: saved } = useQuery(viewsQuery);
  const sort = resolveSpec(spec, saved)?.sort;
  return (
    // biome-ignore lint/a11y/useSemanticElements: above a list box, whose options are no cells; a group of buttons
    <div role="group" aria-label={t('head.label')} className="relative h-9 shrink-0 border-y border-line">
      <div
        className={`${lineLook} pr-12 text-meta font-medium text-muted`}
        style={{ gridTemplateColumns: template }}
      >
        <span aria-hidden className="col-start-2 truncate">
          {t('column.subject')}
        </span>
        {faces.map(({ id, label, isNumber, sorts }) => {
          const at = sort === undefined ? -1 : sorts.indexOf(sort);
          const next = sorts[(at + 1) % sorts.length];
          const Arrow = sort === 'newest' ? ArrowDown : ArrowUp;
          if (!next)
            return (
              <span
                key={id}
                aria-hidden
                title={t('head.noSort', { column: label })}
                className={joinClasses('truncate', isNumber && 'text-right')}
              >
                {label}
              </span>
            );
          return (
            <Button
              key={id}
              aria-label={t('head.sort', { column: label })}
              aria-pressed={at >= 0}
              onPress={() => onNarrow({ ...spec, sort: next })}
              className="-mx-1 flex h-6 min-w-0 items-center gap-1 rounded-small px-1 text-left data-hovered:bg-hover data-hovered:text-ink"
            >
              <span className={joinClasses('truncate', at >= 0 && 'text-ink')}>{label}</span>
              {at >= 0 && <Arrow size={12} aria-hidden className="shrink-0 text-ink" />}
            </Button>
          );
        })}
      </div>
    </div>
  );
}

/** One ticket, a cell for each column. Aloud each cell says what it is of: a list has no heads of columns. */
function TableRow(props: TicketRowViewProps & { faces: readonly ColumnFace[]; template: string }) {
  const { row, around, selection, faces, template } = props;
  return (
    <div
      className={`group/row relative ${lineLook} pr-12 text-list`}
      style={{ gridTemplateColumns: template }}
    >
      {row.isUnread && <UnreadDot />}
      <RowMark row={row} selection={selection} />
      <span className={joinClasses('flex min-w-0 items-center gap-1', row.isUnread && 'font-semibold')}>
        <Presence row={row} subject={<SubjectWords row={row} />} around={around} />
      </span>
      {faces.map(({ id, label, isNumber, cell }) => {
        const content = cell(row, around);
        return (
          <span
            key={id}
            className={joinClasses('flex min-w-0 items-center', isNumber && 'justify-end tabular-nums')}
          >
            {content !== null && <span className="sr-only">{`${label}: `}</span>}
            {content}
          </span>
        );
      })}
    </div>
  );
}

function SubjectWords({ row }: { row: TicketRow }) {
  const t = useT(ticketMessages);
  return <span className="text-ink">{row.subject?.trim() || row.lastText.trim() || t('row.noSubject')}</span>;
}
