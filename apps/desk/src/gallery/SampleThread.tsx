import {
  Badge,
  FileChip,
  Knot,
  Silence,
  Thread,
  ThreadDay,
  ThreadEnd,
  ThreadText,
  useFormat,
  useT,
} from '@hilo/ui';
import { CheckCheck } from 'lucide-react';
import { Fragment } from 'react';
import { galleryMessages } from './galleryMessages.ts';
import { type Entry, sampleThread } from './sampleThread.ts';

const isEntry = (row: (typeof sampleThread)[number] | undefined): row is Entry =>
  row !== undefined && 'at' in row;

/** Forty messages on one line: long silences, changes of channel, other scripts, a kept and a broken promise. */
export function SampleThread({ tone = 'desk', most }: { tone?: 'desk' | 'light'; most?: number }) {
  const t = useT(galleryMessages);
  const format = useFormat();
  return (
    <Thread label={t('thread.label')} tone={tone}>
      {sampleThread.slice(0, most).map((row, index) => {
        const before = sampleThread.slice(0, index).findLast(isEntry);
        if (!isEntry(row)) {
          return (
            <ThreadEnd key={row.text} kind={row.end}>
              {row.text}
            </ThreadEnd>
          );
        }
        const gap = before ? (row.at.getTime() - before.at.getTime()) / 1000 : 0;
        const isNewDay = !before || format.day(before.at) !== format.day(row.at);
        const waited = before?.by === 'customer' && row.by === 'agent';
        const isContinuation =
          before?.author === row.author &&
          before.code === row.code &&
          gap < 600 &&
          sampleThread[index - 1] === before;
        return (
          <Fragment key={row.at.toISOString() + row.text}>
            {gap >= 3_600 && (
              <Silence
                seconds={gap}
                kind={waited ? 'customerWaited' : 'quiet'}
                isBroken={waited && gap > 7_200}
              />
            )}
            {isNewDay && <ThreadDay>{format.day(row.at)}</ThreadDay>}
            <Knot
              icon={row.icon}
              channel={row.channel}
              author={row.author}
              at={row.at}
              by={row.by}
              isContinuation={isContinuation}
              mark={row.by === 'note' && <Badge>{t('thread.private')}</Badge>}
              status={
                row.isRead && (
                  <span className="inline-flex items-center gap-1 text-meta text-muted">
                    <CheckCheck size={13} aria-hidden /> {t('thread.read')}
                  </span>
                )
              }
            >
              {row.by === 'event' ? row.text : <ThreadText>{row.text}</ThreadText>}
              {row.file && (
                <div className="mt-2">
                  <FileChip {...row.file} href="#file" />
                </div>
              )}
            </Knot>
          </Fragment>
        );
      })}
    </Thread>
  );
}
