import type { MessageDto } from '@hilo/api';
import { toasts, useLocale, useT } from '@hilo/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useChannels } from '../../channels.tsx';
import { useMe } from '../../people/people.ts';
import type { ThreadCache } from '../../thread/merge-thread.ts';
import { callBack } from '../../thread/message/DeliveryMark.tsx';
import { applyChange } from '../../tickets/apply-change.ts';
import { findRow, putRow } from '../../tickets/patch-lists.ts';
import { patchMessage, putTicket, threadKey } from '../../tickets/ticket-queries.ts';
import type { AnswerPlan } from '../answer-plan.ts';
import { type AnswerState, sentWith } from '../answer-state.ts';
import { type Compose, emptyCompose, uploadsOf } from '../compose.ts';
import type { ComposeRequest } from '../compose-request.ts';
import { composerMessages } from '../messages.ts';
import { type Confirmed, type SendBody, type SentMacro, sendPending } from './pending.ts';
import type { Then } from './SendButtons.tsx';

/** Seconds in which a message can be called back, where its channel is not live. */
const undoSeconds = 10;

/** What is sent of the words; of a forward, whose formatted words go along, and pictures of theirs. */
export type SentWords = { text: string; html: string | null; forwards?: string; pictureIds?: string[] };

/** Sends what was written: at once in the thread, in the list as it will be, with a way back while there is one. */
export function useSendMessage(ticketId: string, onRequest: (request: ComposeRequest) => void) {
  const t = useT(composerMessages);
  const client = useQueryClient();
  const navigate = useNavigate();
  const locale = useLocale();
  const me = useMe();
  const { faceOf } = useChannels();
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);

  const keep = async (draft: NonNullable<ComposeRequest['draft']>) => {
    const { keepForLater, writtenBack } = await import('../draft/written-back.ts');
    const own = me.signature || faceOf(draft.channelId).signature;
    const known = client.getQueryData<ThreadCache>(threadKey(ticketId))?.messages ?? [];
    await keepForLater(ticketId, await writtenBack(draft, own, known, emptyCompose));
  };
  const comeBack = async (request: ComposeRequest) => {
    if (isHere.current) return onRequest(request);
    // The agent has gone on to another ticket: the words wait there as a draft.
    if (request.draft) await keep(request.draft);
    void navigate({ to: '/tickets/$ticketId', params: { ticketId }, search: true });
  };

  const takeBack = (message: MessageDto) =>
    callBack(
      message,
      (request) => void comeBack(request),
      (change: Partial<MessageDto>) => patchMessage(client, ticketId, message.id, change),
      { done: t('undone'), tooLate: t('tooLate'), failed: t('undoFailed') },
    );

  return (
    compose: Compose & { mentions: NonNullable<SendBody['mentions']> },
    plan: AnswerPlan,
    words: SentWords,
    then: Then,
    isDeferred: boolean,
    forget: () => Promise<void>,
    more: {
      sendAt?: string | undefined;
      macro?: SentMacro | undefined;
      /** What the agent says of it, and what it promises. */
      said?: AnswerState;
    } = {},
  ) => {
    const isNote = compose.kind === 'note';
    const body: SendBody = {
      kind: compose.kind,
      text: words.text.trim(),
      html: words.html,
      uploadIds: uploadsOf(compose).map(({ id }) => id),
      attachmentIds: [...new Set([...compose.carried.map(({ id }) => id), ...(words.pictureIds ?? [])])],
      ...(isNote
        ? compose.mentions.length > 0
          ? { mentions: compose.mentions }
          : {}
        : {
            ...(plan.channelId === null ? {} : { channelId: plan.channelId }),
            to: [...plan.to],
            cc: [...plan.cc],
            bcc: [...plan.bcc],
            ...(compose.subject === null ? {} : { subject: compose.subject }),
            ...(compose.inReplyTo === null ? {} : { inReplyTo: compose.inReplyTo }),
            ...(words.forwards === undefined ? {} : { forwards: words.forwards }),
            undoSeconds: isDeferred && more.sendAt === undefined ? undoSeconds : 0,
            ...(more.sendAt === undefined ? {} : { sendAt: more.sendAt }),
            ...(more.said ? sentWith(more.said) : {}),
            ...(then === null ? {} : { thenStatus: then.status }),
            ...(then?.status === 'waiting' ? { followUpAt: then.followUpAt } : {}),
          }),
    };
    const row = findRow(client, ticketId);
    if (row && then) putRow(client, applyChange({ ...row, waitingSince: null }, then));
    const confirm: Confirmed = (pending, message, applied) => {
      if (message)
        client.setQueryData<ThreadCache>(
          threadKey(ticketId),
          (known) =>
            known && {
              ...known,
              messages: known.messages.some(({ id }) => id === message.id)
                ? known.messages
                : [...known.messages, message],
            },
        );
      void client.invalidateQueries({ queryKey: ['ticket', ticketId] });
      void forget();
      if (!message) return;
      if (applied && pending.macro) {
        putTicket(client, applied.ticket);
        putRow(client, applied.ticket);
        const { title } = pending.macro;
        const undoMessage = async () => {
          if (message.undoUntil && Date.parse(message.undoUntil) > Date.now()) await takeBack(message);
        };
        void import('../../answers/tell-macro.ts').then(
          ({ tellMacro }) => tellMacro({ client, locale }, title, applied, undoMessage),
          // Where that does not come, the thread and its event tell the same.
          () => undefined,
        );
        return;
      }
      // In the thread there is a countdown; away from it, and after resolving, the toast is the way back.
      if (message.undoUntil && then !== null)
        toasts.show({
          text: t('send.leaves'),
          about: message.id,
          action: {
            label: t('undo'),
            onPress: () => void takeBack(message),
          },
        });
    };
    sendPending(ticketId, body, confirm, {
      macro: more.macro,
      files: [...compose.uploads, ...compose.carried],
    });
  };
}
