import { joinClasses } from '../joinClasses.ts';

/** One grey bar in the place of a word or a picture; size it by `className`. Seen only after 150 ms. */
export function Skeleton({ className = 'h-3 w-full' }: { className?: string }) {
  return (
    <span aria-hidden className={joinClasses('block animate-appear-late', className)}>
      <span className="block size-full animate-breathe rounded-small bg-line" />
    </span>
  );
}

const widths = ['w-3/4', 'w-1/2', 'w-2/3', 'w-3/5', 'w-5/6'];

/** The shape of a list that is on its way: same row height as the list, so nothing shifts when it arrives. */
export function SkeletonRows({ count = 8, rowHeight = 64 }: { count?: number; rowHeight?: number }) {
  return (
    <div aria-hidden>
      {Array.from({ length: count }, (_, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows are alike and never move
          key={index}
          className="flex items-center gap-3 px-4"
          style={{ height: rowHeight }}
        >
          <Skeleton className="size-4 shrink-0" />
          <div className="flex flex-1 flex-col gap-2">
            <Skeleton className={joinClasses('h-3', widths[index % widths.length])} />
            {rowHeight > 48 && (
              <Skeleton className={joinClasses('h-3', widths[(index + 2) % widths.length])} />
            )}
          </div>
        </div>
      ))}
    </div>
  );
}
