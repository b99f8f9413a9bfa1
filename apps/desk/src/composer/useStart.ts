import type { MessageDto } from '@hilo/api';
import { useFormat, useLocale, useT } from '@hilo/ui';
import { useEffect, useRef } from 'react';
import { useChannels } from '../channels.tsx';
import { legible } from '../customers/shown-identity.ts';
import { useKeys } from '../keys/useKeys.ts';
import { useMay, useMe } from '../people/people.ts';
import type { ComposeRequest } from './compose-request.ts';
import { withoutSignature } from './mail-html.ts';
import { composerMessages } from './messages.ts';
import type { Words } from './PlainText.tsx';
import { type Compose, fromDraft } from './useDraft.ts';

/** What puts words that were said among one's own; it comes with the first that are. */
export const quoting = () => import('./quote-words.ts');

/** What puts a forward together; it comes with the first of them. */
export const forwarding = () => import('./forward-words.ts');

/**
 * What the composer is asked for, by a key, a button or a message: to begin an answer, a note or a forward, to take up
 * words that come back, or to quote.
 */
export function useStart(options: {
  messages: readonly MessageDto[];
  /** The answer or forward, whatever is written beside it. */
  answer: Compose;
  request: ComposeRequest | null;
  onRequest: (request: ComposeRequest | null) => void;
  /** With other words. */
  onBegin: (patch: Partial<Compose>) => void;
  /** With the words that are there. */
  onTurn: (patch: Partial<Compose>) => void;
  onQuote: (words: Words) => void;
  onForward: () => void;
}): (request: ComposeRequest) => void {
  const { messages, answer, request, onRequest, onBegin, onTurn, onForward } = options;
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
    const source = message ?? messages.findLast((each) => each.kind === 'message');
    if (!source) return;
    onForward();
    void import('./start-forward.ts').then(({ beginForward }) =>
      now.current.onBegin(beginForward(source, t, format)),
    );
  };
  const quote = ({ message, text }: NonNullable<ComposeRequest['quote']>) => {
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
      if (draft.kind === 'forward')
        return void forwarding().then(({ withoutForwardSignature }) =>
          now.current.onBegin(fromDraft(withoutForwardSignature(draft, own))),
        );
      return onBegin(fromDraft(withoutSignature(draft, own)));
    }
    if (kind === 'forward') return forward(message);
    const address = message?.author.address;
    const identityKind = faceOf(message?.channelId ?? null).traits?.identityKinds[0];
    onTurn({
      kind,
      ...(kind === 'answer' && answer.kind === 'forward'
        ? { to: null, cc: null, subject: null, carried: [] }
        : {}),
      ...(kind === 'answer' && message && address && identityKind
        ? {
            inReplyTo: message.id,
            channelId: message.channelId,
            to: [{ kind: identityKind, value: address, name: message.author.name }],
            cc: message.cc,
          }
        : {}),
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
