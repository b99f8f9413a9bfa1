import type { MeDto } from '@hilo/api';
import { Avatar, Button, useT } from '@hilo/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { ProblemNote } from '../admin/ProblemNote.tsx';
import { useChange } from '../admin/useChange.ts';
import { removePhoto, setPhoto } from './accountApi.ts';
import { accountMessages } from './accountMessages.ts';
import { squarePhoto } from './square-photo.ts';

class NoPictureError extends Error {}

/** The agent's own face: chosen, cut to a square and kept at once; or taken away. */
export function PhotoField({ me }: { me: MeDto }) {
  const t = useT(accountMessages);
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const show = (next: MeDto) => client.setQueryData(['me'], next);
  const set = useChange(
    async (file: File) => {
      const photo = await squarePhoto(file).catch((cause: unknown) => {
        throw new NoPictureError('not a picture', { cause });
      });
      return setPhoto(photo);
    },
    ['agents'],
    show,
  );
  const remove = useChange((_: undefined) => removePhoto(), ['agents'], show);
  const error = set.error ?? remove.error;
  return (
    <div className="flex flex-col gap-3">
      <ProblemNote error={error} words={error instanceof NoPictureError ? t('you.noPicture') : undefined} />
      <div className="flex flex-wrap items-center gap-4">
        <Avatar name={me.alias ?? me.name} size={64} src={me.photoUrl} />
        <div className="flex min-w-0 flex-1 flex-col gap-1.5">
          <p className="text-list font-medium">{t('you.photo')}</p>
          <div className="flex flex-wrap gap-2">
            <Button size="small" isPending={set.isPending} onPress={() => input.current?.click()}>
              {t(me.photoUrl ? 'you.photoChange' : 'you.photoChoose')}
            </Button>
            {me.photoUrl && (
              <Button
                size="small"
                variant="bare"
                isPending={remove.isPending}
                onPress={() => remove.mutate(undefined)}
              >
                {t('you.photoRemove')}
              </Button>
            )}
          </div>
          <p className="text-meta text-muted">{t('you.photoHelp')}</p>
        </div>
      </div>
      <input
        ref={input}
        type="file"
        accept="image/*"
        hidden
        aria-label={t('you.photoChoose')}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) set.mutate(file);
          event.target.value = '';
        }}
      />
    </div>
  );
}
