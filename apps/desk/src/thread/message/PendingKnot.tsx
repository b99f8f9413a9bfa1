import { Button, Knot, lazyPart, ThreadText, useT } from '@hilo/ui';
import { CircleAlert, Clock, LoaderCircle, StickyNote } from 'lucide-react';
import { isApiError } from '../../api.ts';
import { useChannels } from '../../channels.tsx';
import type { ComposeRequest } from '../../composer/compose-request.ts';
import { dropPending, type PendingMessage, tryPending } from '../../composer/send/pending.ts';
import { keepFocus } from '../keep-focus.ts';
import { threadMessages } from '../messages.ts';

/** The words for every error come with the first of them. */
const ProblemWords = lazyPart(() => import('../../admin/ProblemWords.tsx').then((file) => file.ProblemWords));

/** A message that is not confirmed yet: in its place, with an honest mark, and a way on if it failed. */
export function PendingKnot(props: {
  pending: PendingMessage;
  onCompose: (request: ComposeRequest) => void;
}) {
  const { pending, onCompose } = props;
  const t = useT(threadMessages);
  const { faceOf } = useChannels();
  const { body, files, state, key, error } = pending;
  const isNote = body.kind === 'note';
  const isGuarded = isApiError(error) && error.code === 'ticket.guarded';
  const face = faceOf(body.channelId ?? null);
  const Icon = { sending: LoaderCircle, waiting: Clock, failed: CircleAlert }[state];
  const edit = () => {
    dropPending(key);
    onCompose({
      kind: body.kind,
      draft: {
        kind: body.kind,
        text: body.text,
        html: body.html ?? null,
        channelId: body.channelId ?? null,
        to: body.to ?? null,
        cc: body.cc ?? null,
        bcc: body.bcc ?? [],
        subject: body.subject ?? null,
        uploadIds: body.uploadIds ?? [],
        attachmentIds: body.attachmentIds ?? [],
        inReplyTo: body.inReplyTo ?? null,
        files: files.map((file) => ({ ...file, name: file.name ?? '' })),
      },
    });
  };
  return (
    <Knot
      icon={isNote ? StickyNote : face.icon}
      channel={isNote ? t('note.noteChannel') : face.word}
      author={t('author.you')}
      at={pending.at}
      by={isNote ? 'note' : 'agent'}
      status={
        <span
          className={`inline-flex items-center gap-1 text-meta ${state === 'failed' ? 'font-medium text-broken-ink' : 'text-muted'}`}
        >
          <Icon size={13} aria-hidden className={state === 'sending' ? 'animate-spin' : ''} />
          {t(`pending.${state}`)}
        </span>
      }
    >
      <ThreadText className="text-muted">{body.text}</ThreadText>
      {state === 'failed' && (
        <div role="alert" className="mt-2 flex flex-wrap items-center gap-2 text-list">
          <p className="w-full text-muted">
            {t('pending.kept')} <ProblemWords error={error} />
          </p>
          <Button
            size="small"
            onPress={({ target }) => {
              // It stands elsewhere once it is confirmed: the thread stays.
              keepFocus(target, '[data-thread]');
              tryPending(key, isGuarded ? { thenStatus: undefined, why: undefined } : {});
            }}
          >
            {t(isGuarded ? 'pending.sendOnly' : 'pending.retry')}
          </Button>
          <Button size="small" variant="bare" onPress={edit}>
            {t('pending.edit')}
          </Button>
        </div>
      )}
    </Knot>
  );
}
