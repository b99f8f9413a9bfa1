import type { AttachmentDto, MessageDto } from '@hilo/api';
import { Badge, Button, FileChip, lazyPart, useT } from '@hilo/ui';
import { EyeOff } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { threadMessages } from '../messages.ts';
import { previewKind } from './preview-kind.ts';
import { shownFiles } from './shown-files.ts';

const PreviewDialog = lazyPart(() => import('./PreviewDialog.tsx').then((file) => file.PreviewDialog));

const most = 8;

/** Pictures as small previews, then the rest as chips; a heap of them is folded. */
export function Attachments({ message }: { message: MessageDto }) {
  const t = useT(threadMessages);
  const [isAll, setAll] = useState(false);
  const [shown, setShown] = useState<AttachmentDto | null>(null);
  /** Pictures that no browser can draw. */
  const [broken, setBroken] = useState<ReadonlySet<string>>(new Set());
  const files = shownFiles(message);
  if (files.length === 0) return null;
  const isPicture = (file: AttachmentDto) =>
    previewKind(file.type) === 'image' && file.url !== null && !broken.has(file.id);
  const ordered = [...files.filter(isPicture), ...files.filter((file) => !isPicture(file))];
  const visible = isAll ? ordered : ordered.slice(0, most);
  const nameOf = (file: AttachmentDto) => file.name ?? t('files.unnamed');
  return (
    <ul aria-label={t('files.label')} className="mt-2 flex flex-wrap gap-2">
      {visible.map((file) => (
        <li key={file.id} className="max-w-full min-w-0">
          {file.url === null ? (
            <Badge icon={EyeOff}>{t('files.redacted')}</Badge>
          ) : isPicture(file) ? (
            <AriaButton
              aria-label={t('files.preview', { name: nameOf(file) })}
              onPress={() => setShown(file)}
              className="block size-24 overflow-hidden rounded-small border border-line data-hovered:border-control"
            >
              <img
                src={file.url}
                alt=""
                loading="lazy"
                onError={() => setBroken((before) => new Set(before).add(file.id))}
                className="size-full object-cover"
              />
            </AriaButton>
          ) : previewKind(file.type) && !broken.has(file.id) ? (
            <AriaButton onPress={() => setShown(file)} className="block max-w-full rounded-small">
              <FileChip name={nameOf(file)} size={file.size} mediaType={file.type} />
            </AriaButton>
          ) : (
            <FileChip name={nameOf(file)} size={file.size} mediaType={file.type} href={file.url} />
          )}
        </li>
      ))}
      {visible.length < ordered.length && (
        <li>
          <Button size="small" variant="bare" onPress={() => setAll(true)}>
            {t('files.more', { count: ordered.length - visible.length })}
          </Button>
        </li>
      )}
      {shown && (
        <PreviewDialog
          files={ordered.filter(
            (file) => file.url !== null && previewKind(file.type) !== null && !broken.has(file.id),
          )}
          first={shown.id}
          nameOf={nameOf}
          onClose={() => setShown(null)}
        />
      )}
    </ul>
  );
}
