import type { Key, ReactNode } from 'react';
import { joinClasses } from '../joinClasses.ts';

export type TableColumn<T> = {
  id: string;
  label: string;
  /** Numbers and times stand right, so that digits line up. */
  align?: 'start' | 'end';
  /** The cell that names the row; one a table. */
  isRowHeader?: boolean;
  cell: (row: T) => ReactNode;
};

export type TableProps<T> = {
  /** Says what the table shows, for screen readers. */
  label: string;
  columns: readonly TableColumn<T>[];
  rows: readonly T[];
  getKey: (row: T) => Key;
  className?: string;
};

/** A plain table of hairlines; scrolls sideways by itself where it is too narrow. */
export function Table<T>({ label, columns, rows, getKey, className }: TableProps<T>) {
  const side = (column: TableColumn<T>) => (column.align === 'end' ? 'text-right' : 'text-left');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section aria-label={label} tabIndex={0} className={joinClasses('overflow-x-auto', className)}>
      <table className="w-full border-collapse text-list">
        <thead>
          <tr className="border-b border-line">
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                className={joinClasses(
                  'px-3 py-2 align-bottom text-meta font-medium whitespace-nowrap text-muted first:pl-0! last:pr-0! max-sm:px-2 max-sm:whitespace-normal',
                  side(column),
                )}
              >
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={getKey(row)} className="border-b border-line last:border-b-0">
              {columns.map((column) => {
                const Cell = column.isRowHeader ? 'th' : 'td';
                return (
                  <Cell
                    key={column.id}
                    {...(column.isRowHeader ? { scope: 'row' as const } : {})}
                    className={joinClasses(
                      'px-3 py-2 font-normal first:pl-0! last:pr-0! max-sm:px-2',
                      column.isRowHeader && 'font-medium',
                      side(column),
                    )}
                  >
                    {column.cell(row)}
                  </Cell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
