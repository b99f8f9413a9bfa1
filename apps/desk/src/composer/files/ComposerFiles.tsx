import { FileChip, useT } from '@hilo/ui';
import type { Compose } from '../compose.ts';
import { composerMessages } from '../messages.ts';
import type { Uploading } from './useUploads.ts';

export type ComposerFilesProps = {
  compose: Compose;
  uploading: readonly Uploading[];
  onChange: (change: Partial<Compose>) => void;
  signature: string;
};

/** Below the words: the signature that will stand there, what goes along, what is still on its way. */
export function ComposerFiles(props: ComposerFilesProps) {
  const { compose, uploading, onChange, signature } = props;
  const t = useT(composerMessages);
  const attached = compose.uploads.filter(({ isPicture }) => !isPicture);
  const isEmpty = attached.length + compose.carried.length + uploading.length === 0;
  return (
    <>
      {signature.trim() !== '' && (
        <p title={t('signature.label')} className="shrink-0 truncate px-4 pb-2 text-meta text-muted">
          {`-- ${signature.trim().split('\n').join(' · ')}`}
        </p>
      )}
      {!isEmpty && (
        <ul className="flex max-h-20 shrink-0 flex-wrap gap-2 overflow-y-auto px-4 pb-2">
          {compose.carried.map((file) => (
            <li key={file.id} className="min-w-0">
              <FileChip
                name={file.name ?? t('file.kept')}
                size={file.size}
                mediaType={file.type}
                onRemove={() => onChange({ carried: compose.carried.filter((each) => each !== file) })}
              />
            </li>
          ))}
          {attached.map((file) => (
            <li key={file.id} className="min-w-0">
              <FileChip
                name={file.name || t('file.kept')}
                size={file.size}
                mediaType={file.type}
                onRemove={() => onChange({ uploads: compose.uploads.filter((each) => each !== file) })}
              />
            </li>
          ))}
          {uploading.map((file) => (
            <li key={file.key} className="relative min-w-0">
              <FileChip
                name={file.name}
                size={file.size}
                mediaType={file.type}
                state={file.isFailed ? 'failed' : 'uploading'}
                onRemove={file.cancel}
              />
              {file.isFailed ? (
                <button
                  type="button"
                  onClick={file.retry}
                  className="ml-1 text-list font-medium text-accent-ink underline"
                >
                  {t('retry')}
                </button>
              ) : (
                <progress
                  aria-label={t('file.progress', { name: file.name, percent: Math.round(file.part * 100) })}
                  value={file.part}
                  max={1}
                  className="absolute inset-x-1 bottom-0 h-0.5 w-[calc(100%-0.5rem)] appearance-none [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-transparent [&::-webkit-progress-value]:bg-accent"
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
