import type { MessageDto } from '@hilo/api';
import { ApiError } from '@hilo/api/client';
import { Button, Knot, ThreadText, toasts, useFormat, useT } from '@hilo/ui';
import { useQueryClient } from '@tanstack/react-query';
import { CalendarClock, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { api } from '../../api.ts';
import { useChannels } from '../../channels.tsx';
import type { ComposeRequest } from '../../composer/compose-request.ts';
import { laterMessages } from '../../composer/send/laterMessages.ts';
import { SendLaterDialog } from '../../composer/send/SendLaterDialog.tsx';
import { useMay } from '../../people/people.ts';
import { patchMessage } from '../../tickets/ticket-queries.ts';
import { Attachments } from './Attachments.tsx';

/** A message that leaves later: what it says, when, and what can still be done about it. */
export function ScheduledKnot(props: {
  message: MessageDto;
  author: string;
  /** The customer wrote after it was put off. */
  isOvertaken: boolean;
  onCompose: (request: ComposeRequest) => void;
}) {
  const { message, author, isOvertaken, onCompose } = props;
  const t = useT(laterMessages);
  const format = useFormat();
  const client = useQueryClient();
  const { faceOf } = useChannels();
  const maySend = useMay('messages.send');
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const at = message.sendAt ?? message.occurredAt;
  const moment = (when: string | Date) => `${format.date(when, 'short')}, ${format.time(when)}`;
  const attempt = async (work: () => Promise<void>) => {
    setBusy(true);
    await work().catch((error: unknown) => {
      const isLate = error instanceof ApiError && error.code === 'message.alreadySent';
      toasts.show({ text: t(isLate ? 'later.tooLate' : 'later.failed'), tone: 'failed' });
      void client.invalidateQueries({ queryKey: ['ticket', message.ticketId] });
    });
    setBusy(false);
  };
  const putOff = (when: Date | null) =>
    attempt(async () => {
      const changed = await api.putOffMessage(message.id, when?.toISOString() ?? null);
      patchMessage(client, message.ticketId, message.id, changed);
      toasts.show({
        text: when ? t('later.changed', { date: moment(when) }) : t('later.sent'),
        tone: 'done',
      });
    });
  const callOff = (isEdited: boolean) =>
    attempt(async () => {
      const draft = await api.undoMessage(message.id);
      patchMessage(client, message.ticketId, message.id, { delivery: 'cancelled', sendAt: null });
      if (isEdited) onCompose({ kind: draft.kind, draft });
      toasts.show({ text: t(isEdited ? 'later.back' : 'later.cancelled'), tone: 'done' });
    });
  return (
    <Knot
      icon={CalendarClock}
      channel={faceOf(message.channelId).word}
      author={author}
      at={message.createdAt}
      by="note"
      status={
        <span className="text-meta font-medium text-accent-ink">
          {t('later.leaves', { date: moment(at) })}
        </span>
      }
    >
      {isOvertaken && (
        <p
          role="status"
          className="mb-2 flex items-start gap-1.5 rounded-small bg-risk-soft px-2 py-1 text-list text-risk-ink"
        >
          <TriangleAlert size={14} aria-hidden className="mt-0.5 shrink-0" />
          {t('later.meanwhile')}
        </p>
      )}
      <ThreadText className="text-muted">{message.text.trim()}</ThreadText>
      <Attachments message={message} />
      {maySend && (
        <div className="mt-2 flex flex-wrap items-center gap-1 print:hidden">
          <Button size="small" isPending={isBusy} onPress={() => void putOff(null)}>
            {t('later.now')}
          </Button>
          <Button size="small" variant="bare" onPress={() => setAsking(true)}>
            {t('later.change')}
          </Button>
          <Button size="small" variant="bare" onPress={() => void callOff(true)}>
            {t('later.edit')}
          </Button>
          <Button size="small" variant="bare" onPress={() => void callOff(false)}>
            {t('later.cancel')}
          </Button>
        </div>
      )}
      {isAsking && (
        <SendLaterDialog at={at} onClose={() => setAsking(false)} onChoose={(when) => void putOff(when)} />
      )}
    </Knot>
  );
}
