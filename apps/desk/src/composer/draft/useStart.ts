import type { MessageDto } from '@hilo/api';
import { useFormat, useLocale, useT } from '@hilo/ui';
import { useEffect, useRef } from 'react';
import { useChannels } from '../../channels.tsx';
import { legible } from '../../customers/shown-identity.ts';
import { useKeys } from '../../keys/useKeys.ts';
import { useMay, useMe } from '../../people/people.ts';
import { type Compose, fromDraft, hasWords } from '../compose.ts';
import type { ComposeRequest } from '../compose-request.ts';
import { composerMessages } from '../messages.ts';
import type { Words } from '../writing/PlainText.tsx';

/** What puts words that were said among one's own; it comes with the first that are. */
export const quoting = () => import('../writing/quote-words.ts');

/** What puts a forward together; it comes with the first of them. */
export const forwarding = () => import('./forward-words.ts');

/**
 * What the composer is asked for, by a key, a button or a message: to begin an answer, a note or a forward, to take up
 * words that come back, or to quote.
 */
export function useStart(options: {
  ticketId: string;
  messages: readonly MessageDto[];
  /** The answer or forward, and the note beside it. */
  answer: Compose;
  note: Compose;
  request: ComposeRequest | null;
  onRequest: (request: ComposeRequest | null) => void;
  /** With other words. */
  onBegin: (patch: Partial<Compose>) => void;
  /** With the words that are there. */
  onTurn: (patch: Partial<Compose>) => void;
  onQuote: (words: Words) => void;
  /** What comes in a moment will stand where one writes: what is typed until then must, too, and be no command. */
  onWrite: () => void;
  onForward: () => void;
}): (request: ComposeRequest) => void {
  const { messages, answer, request, onRequest, onTurn, onForward } = options;
  const t = useT(composerMessages);
  const format = useFormat();
  const locale = useLocale();
  const me = useMe();
  const maySend = useMay('messages.send');
  const { faceOf } = useChannels();
  const now = useRef(options);
  useEffect(() => {
    now.current = options;
  });

  const forward = (message: MessageDto | undefined) => {
    const { answer } = now.current;
    const isBegun = answer.kind === 'forward' && hasWords(answer);
    if (isBegun && (!message || message.id === answer.inReplyTo)) return onTurn({ kind: 'forward' });
    onForward();
    void import('./start-forward.ts').then(({ beginForward }) => {
      const { ticketId, messages, answer: compose, onBegin } = now.current;
      const begun = beginForward({ ticketId, message, messages, compose }, { t, format });
      if (begun) onBegin(begun);
    });
  };
  const quote = ({ message, text }: NonNullable<ComposeRequest['quote']>) => {
    now.current.onWrite();
    const name = message.author.name ?? legible(message.author.address) ?? '';
    // One message is often too short to tell its language.
    const words = [message, ...messages.filter(({ direction }) => direction === 'in')];
    const said = { text: words.map((each) => each.text).join('\n'), at: message.occurredAt, name };
    void quoting().then(({ quoteWords, sayWhoWrote }) =>
      now.current.onQuote(quoteWords(sayWhoWrote(said, { locale, timeZone: me.timeZone }), text)),
    );
  };
  const start = ({ kind, message, draft, quote: quoted }: ComposeRequest) => {
    if (quoted) return quote(quoted);
    if (draft) {
      const own = me.signature || faceOf(draft.channelId).signature;
      const here = () => (draft.kind === 'note' ? now.current.note : now.current.answer);
      return void import('./written-back.ts')
        .then(
          ({ writtenBack }) => writtenBack(draft, own, messages, here),
          // Where that does not come, it comes back as it was sent.
          () => fromDraft(draft),
        )
        .then((compose) => now.current.onBegin(compose));
    }
    if (kind === 'forward') return forward(message);
    const address = message?.author.address;
    const identityKind = faceOf(message?.channelId ?? null).traits?.identityKinds[0];
    const turned: Partial<Compose> = {
      kind,
      ...(kind === 'answer' && message && address && identityKind
        ? {
            inReplyTo: message.id,
            channelId: message.channelId,
            to: [{ kind: identityKind, value: address, name: message.author.name }],
            cc: message.cc,
          }
        : {}),
    };
    if (kind === 'note' || answer.kind !== 'forward') return onTurn(turned);
    void import('../answer-instead.ts').then(({ answerInstead, sayKept }) => {
      const { ticketId, messages, answer: compose, onBegin } = now.current;
      if (compose.to?.length) sayKept(locale, () => forward(undefined));
      onBegin(answerInstead({ ticketId, messages, compose }, turned));
    });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: a request is served once, when it comes
  useEffect(() => {
    if (!request) return;
    start(request);
    onRequest(null);
  }, [request]);
  useKeys({
    r: maySend ? () => start({ kind: 'answer' }) : undefined,
    n: () => start({ kind: 'note' }),
    f: maySend ? () => start({ kind: 'forward' }) : undefined,
  });
  return start;
}
