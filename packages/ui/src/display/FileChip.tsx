import {
  File,
  FileArchive,
  FileAudio,
  FileImage,
  FileSpreadsheet,
  FileText,
  FileVideo,
  LoaderCircle,
  type LucideIcon,
  TriangleAlert,
  X,
} from 'lucide-react';
import { Button, Link } from 'react-aria-components';
import { useFormat, useT } from '../i18n/index.ts';
import { joinClasses } from '../joinClasses.ts';

const kinds: readonly [RegExp, LucideIcon][] = [
  [/^image\//, FileImage],
  [/^audio\//, FileAudio],
  [/^video\//, FileVideo],
  [/zip|compressed|tar|rar/, FileArchive],
  [/sheet|excel|csv/, FileSpreadsheet],
  [/^text\/|pdf|word|document/, FileText],
];

/** Splits a name so that its end (the last letters and the extension) stays in sight when it is cut. */
export function splitFileName(name: string): [head: string, tail: string] {
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 && name.length - dot <= 6 ? name.length - dot : 0;
  const signs = [...name];
  const keep = Math.min(signs.length, extension + 5);
  return signs.length <= 16 ? [name, ''] : [signs.slice(0, -keep).join(''), signs.slice(-keep).join('')];
}

export type FileChipProps = {
  name: string;
  /** Bytes. */
  size: number;
  mediaType: string;
  href?: string | undefined;
  onRemove?: (() => void) | undefined;
  state?: 'ready' | 'uploading' | 'failed';
};

/** An attached file: its kind, its name cut in the middle, its size. With `href` it downloads. */
export function FileChip({ name, size, mediaType, href, onRemove, state = 'ready' }: FileChipProps) {
  const t = useT();
  const bytes = useFormat().bytes(size);
  const Kind = kinds.find(([pattern]) => pattern.test(mediaType))?.[1] ?? File;
  const Icon = { ready: Kind, uploading: LoaderCircle, failed: TriangleAlert }[state];
  const [head, tail] = splitFileName(name);
  const words = {
    ready: undefined,
    uploading: t('file.uploading', { name }),
    failed: t('file.failed', { name }),
  }[state];
  const inside = (
    <>
      <Icon
        size={16}
        aria-hidden
        className={joinClasses(
          state === 'failed' ? 'text-broken' : 'text-muted',
          state === 'uploading' && 'animate-spin',
        )}
      />
      <span className="sr-only">
        {href ? t('file.download', { name, size: bytes }) : `${name}, ${bytes}`}
      </span>
      <span aria-hidden className="flex min-w-0" title={name}>
        <span className="truncate">{head}</span>
        <span className="shrink-0 whitespace-pre">{tail}</span>
      </span>
      <span aria-hidden className="shrink-0 text-meta text-muted">
        {bytes}
      </span>
    </>
  );
  const row = 'flex min-w-0 items-center gap-2 px-2';
  return (
    <span
      className={joinClasses(
        'inline-flex h-8 max-w-72 min-w-0 items-center rounded-small border text-list',
        state === 'failed' ? 'border-broken' : 'border-line',
      )}
    >
      {href ? (
        <Link
          href={href}
          download={name}
          className={joinClasses(row, 'h-full rounded-small data-hovered:bg-hover')}
        >
          {inside}
        </Link>
      ) : (
        <span className={row}>{inside}</span>
      )}
      {words && (
        <span role="status" className="sr-only">
          {words}
        </span>
      )}
      {onRemove && (
        <Button
          aria-label={t('action.remove', { name })}
          onPress={onRemove}
          className="mr-1 -ml-1 inline-flex size-6 shrink-0 items-center justify-center rounded-small text-muted data-hovered:bg-hover data-hovered:text-ink"
        >
          <X size={14} aria-hidden />
        </Button>
      )}
    </span>
  );
}
