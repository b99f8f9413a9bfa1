import type { UploadDto } from '@hilo/api/client';
import { toasts, useFormat, useLocale, useT } from '@hilo/ui';
import { useCallback, useState } from 'react';
import type { Capabilities } from '../../channels.tsx';
import { composerMessages } from '../messages.ts';

export type Uploading = {
  key: string;
  name: string;
  size: number;
  type: string;
  /** 0 to 1 */
  part: number;
  isFailed: boolean;
  cancel: () => void;
  retry: () => void;
};

const defaultLimits = { maxFiles: 20, maxFileBytes: 25 * 1024 * 1024, maxTotalBytes: 40 * 1024 * 1024 };

/** Sends chosen, pasted and dropped files one beside the other; refuses before the wire what could not go out. */
export function useUploads(options: {
  count: number;
  limits: Capabilities['attachments'] | undefined;
  onUploaded: (upload: UploadDto, isPicture: boolean) => void;
}) {
  const { count, limits, onUploaded } = options;
  const t = useT(composerMessages);
  const format = useFormat();
  const locale = useLocale();
  const [uploading, setUploading] = useState<readonly Uploading[]>([]);
  const { maxFiles, maxFileBytes } = limits ?? defaultLimits;

  const start = useCallback(
    (file: File, key: string, isPicture: boolean) => {
      const control = new AbortController();
      const patch = (change: Partial<Uploading>) =>
        setUploading((all) => all.map((each) => (each.key === key ? { ...each, ...change } : each)));
      const drop = () => setUploading((all) => all.filter((each) => each.key !== key));
      setUploading((all) => [
        ...all.filter((each) => each.key !== key),
        {
          key,
          name: file.name,
          size: file.size,
          type: file.type,
          part: 0,
          isFailed: false,
          cancel: () => {
            control.abort();
            drop();
          },
          retry: () => start(file, key, isPicture),
        },
      ]);
      import('./upload-file.ts')
        .then(({ uploadFile }) => uploadFile(file, (part) => patch({ part }), control.signal))
        .then(
          (upload) => {
            drop();
            onUploaded(upload, isPicture);
          },
          (error: unknown) => {
            if (error instanceof DOMException) return;
            patch({ isFailed: true });
            void import('./say-upload-failed.ts').then(({ sayUploadFailed }) =>
              sayUploadFailed(locale, format, file.name, error),
            );
          },
        );
    },
    [onUploaded, locale, format],
  );

  const add = useCallback(
    (files: readonly File[], isPicture: (file: File) => boolean = () => false) => {
      let room = maxFiles - count - uploading.length;
      for (const file of files) {
        if (file.size > maxFileBytes) {
          const words = { name: file.name, size: format.bytes(file.size), limit: format.bytes(maxFileBytes) };
          toasts.show({ text: t('file.tooLarge', words), tone: 'failed' });
        } else if (room <= 0) {
          toasts.show({ text: t('file.tooMany', { limit: maxFiles }), tone: 'failed' });
          return;
        } else {
          room -= 1;
          start(file, `${file.name} ${file.size} ${file.lastModified} ${Math.random()}`, isPicture(file));
        }
      }
    },
    [count, format, maxFileBytes, maxFiles, start, t, uploading.length],
  );
  return { uploading, add };
}
