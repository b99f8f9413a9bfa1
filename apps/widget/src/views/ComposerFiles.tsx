/** @jsxImportSource preact */
import * as words from '../words/spoken.ts';
import { useFrame } from './frame-parts.ts';
import { Icon } from './icons.tsx';
import type { Upload } from './use-uploads.ts';

type Props = {
  uploads: Upload[];
  isConnected: boolean;
  onRetry: (key: number) => void;
  onRemove: (key: number) => void;
};

export const ComposerFiles = ({ uploads, isConnected, onRetry, onRemove }: Props) => {
  const { formats } = useFrame();
  if (uploads.length === 0) return null;
  const say = ({ state, size }: Upload): string =>
    state === 'done'
      ? formats.bytes(size)
      : state === 'failed'
        ? words.fileFailed
        : isConnected
          ? words.uploading
          : words.waitingFile;
  return (
    <ul class="files">
      {uploads.map((upload) => (
        <li key={upload.key} class="chip" data-state={upload.state}>
          <Icon name="file" size={16} />
          <span class="cut" dir="auto">
            {upload.name}
          </span>
          <small role="status">{say(upload)}</small>
          {upload.state === 'failed' && (
            <button type="button" class="link" onClick={() => onRetry(upload.key)}>
              {words.retry}
            </button>
          )}
          <button
            type="button"
            class="round small"
            aria-label={words.removeFile(upload.name)}
            onClick={() => onRemove(upload.key)}
          >
            <Icon name="close" size={14} />
          </button>
        </li>
      ))}
    </ul>
  );
};
