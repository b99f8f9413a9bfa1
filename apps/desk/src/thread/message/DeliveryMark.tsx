import type { MessageDto } from '@hilo/api';
import { ApiError } from '@hilo/api/client';
import { Button, joinClasses, lazyPart, toasts, useNow, useT } from '@hilo/ui';
import { useQueryClient } from '@tanstack/react-query';
import {
  Check,
  CheckCheck,
  CircleAlert,
  CircleHelp,
  Clock,
  LoaderCircle,
  type LucideIcon,
  Undo2,
} from 'lucide-react';
import { useState } from 'react';
import { api } from '../../api.ts';
import { useChannels } from '../../channels.tsx';
import type { ComposeRequest } from '../../composer/compose-request.ts';
import { patchMessage } from '../../tickets/ticket-queries.ts';
import { keepFocus } from '../keep-focus.ts';
import { threadMessages } from '../messages.ts';

const RawDetail = lazyPart(() => import('./failureDetail.ts').then((file) => file.RawDetail), 'inPlace');

type Shown = NonNullable<MessageDto['delivery']>;
const icons: Record<Shown, LucideIcon> = {
  scheduled: Clock,
  queued: Clock,
  sending: LoaderCircle,
  sent: Check,
  delivered: CheckCheck,
  read: CheckCheck,
  failed: CircleAlert,
  unsent: CircleAlert,
  unknown: CircleHelp,
  cancelled: Undo2,
};

/** Where a message of ours stands, in a word and a glyph, right of its time. */
export function DeliveryMark({ message }: { message: MessageDto }) {
  const t = useT(threadMessages);
  if (message.delivery === null || message.direction !== 'out') return null;
  const Icon = icons[message.delivery];
  const isBad = message.delivery === 'failed' || message.delivery === 'unsent';
  return (
    <span
      className={joinClasses(
        'inline-flex shrink-0 items-center gap-1 text-meta',
        isBad
          ? 'font-medium text-broken-ink'
          : message.delivery === 'unknown'
            ? 'font-medium text-ink'
            : 'text-muted',
      )}
    >
      <Icon size={13} aria-hidden className={joinClasses(message.delivery === 'sending' && 'animate-spin')} />
      {t(`delivery.${message.delivery}`)}
    </span>
  );
}

const reasons = [
  'rate-limited',
  'transient',
  'ambiguous',
  'auth',
  'sender-refused',
  'window-closed',
  'recipient-unreachable',
  'content-rejected',
  'over-limit',
  'malformed',
  'not-configured',
  'permanent',
] as const;

/** Under the words: what to do about a message that is leaving, failed, or may have arrived. */
export function DeliveryActions(props: {
  message: MessageDto;
  onCompose: (request: ComposeRequest) => void;
}) {
  const { message, onCompose } = props;
  const t = useT(threadMessages);
  const client = useQueryClient();
  const channel = useChannels().faceOf(message.channelId);
  const isPaused = channel.id !== null && !channel.isEnabled;
  const [isLeft, setLeft] = useState(false);
  const [isBusy, setBusy] = useState(false);
  if (message.direction !== 'out') return null;
  const resend = (button: Element) => {
    setBusy(true);
    api
      .resendMessage(message.id)
      .then(
        (answer) => {
          keepFocus(button, 'article');
          patchMessage(client, message.ticketId, message.id, answer);
          toasts.show({ text: t('delivery.resent') });
        },
        (error: unknown) => {
          const isOutdated = error instanceof ApiError && error.code === 'message.outdated';
          toasts.show({
            text: t(isOutdated ? 'delivery.outdated' : 'delivery.resendFailed'),
            tone: 'failed',
          });
        },
      )
      .finally(() => setBusy(false));
  };
  const again = (
    <Button size="small" isPending={isBusy} onPress={({ target }) => resend(target)}>
      {t('delivery.resend')}
    </Button>
  );
  if (message.delivery === 'queued' && message.undoUntil)
    return <UndoCountdown message={message} until={message.undoUntil} onCompose={onCompose} />;
  if (message.delivery === 'failed' || message.delivery === 'unsent') {
    const reason = reasons.find((code) => code === message.deliveryCode);
    return (
      <div className="mt-2 flex flex-wrap items-center gap-2 text-list text-broken-ink">
        <p className="min-w-0">{t(reason ? `why.${reason}` : 'why.other')}</p>
        {again}
        {message.deliveryDetail && (
          <div className="w-full">
            <RawDetail>{message.deliveryDetail}</RawDetail>
          </div>
        )}
      </div>
    );
  }
  if (message.delivery === 'queued' && isPaused)
    return <p className="mt-2 max-w-[68ch] text-list text-muted">{t('delivery.paused')}</p>;
  const isWaiting = message.delivery === 'queued' || message.delivery === 'sending';
  // It is not the end of the message, only what there is to know of it.
  if (
    message.deliveryCode !== null &&
    (isWaiting || ['sent', 'delivered', 'read'].includes(message.delivery ?? ''))
  )
    return (
      <div className="mt-2 max-w-[68ch] text-list text-muted">
        <p>{t(isWaiting ? 'delivery.waits' : 'delivery.partly')}</p>
        {message.deliveryDetail && <RawDetail>{message.deliveryDetail}</RawDetail>}
      </div>
    );
  if (message.delivery === 'unknown' && !isLeft)
    return (
      <div className="mt-2 flex flex-wrap items-center gap-2 text-list">
        <p className="w-full max-w-[68ch] text-muted">{t('delivery.unknownWhy')}</p>
        {again}
        <Button
          size="small"
          variant="bare"
          onPress={({ target }) => {
            keepFocus(target, 'article');
            setLeft(true);
          }}
        >
          {t('delivery.leave')}
        </Button>
      </div>
    );
  return null;
}

function UndoCountdown(props: {
  message: MessageDto;
  until: string;
  onCompose: (request: ComposeRequest) => void;
}) {
  const { message, until, onCompose } = props;
  const t = useT(threadMessages);
  const client = useQueryClient();
  const now = useNow(1_000);
  const [isBusy, setBusy] = useState(false);
  const seconds = Math.ceil((Date.parse(until) - now) / 1000);
  if (seconds <= 0) return null;
  const undo = () => {
    setBusy(true);
    void callBack(
      message,
      onCompose,
      (change) => patchMessage(client, message.ticketId, message.id, change),
      {
        done: t('delivery.undone'),
        tooLate: t('delivery.tooLate'),
        failed: t('delivery.undoFailed'),
      },
    ).finally(() => setBusy(false));
  };
  return (
    <div className="mt-2 flex items-center gap-2 text-list">
      <Button size="small" icon={Undo2} isPending={isBusy} onPress={undo}>
        {t('delivery.undo')}
      </Button>
      <span className="text-meta text-muted">{t('delivery.undoIn', { seconds: Math.min(seconds, 60) })}</span>
    </div>
  );
}

/** Calls a message back and gives its words to the composer. */
export async function callBack(
  message: { id: string },
  onCompose: (request: ComposeRequest) => void,
  patch: (change: Partial<MessageDto>) => void,
  words: { done: string; tooLate: string; failed: string },
): Promise<void> {
  try {
    const draft = await api.undoMessage(message.id);
    toasts.forget(message.id);
    patch({ delivery: 'cancelled', undoUntil: null });
    onCompose({ kind: draft.kind, draft });
    toasts.show({ text: words.done });
  } catch (error) {
    const isLate = error instanceof ApiError && error.code === 'message.alreadySent';
    toasts.show({ text: isLate ? words.tooLate : words.failed, tone: 'failed' });
  }
}
