import type { TicketDto } from '@hilo/api';
import { findGaps } from '@hilo/core';
import { joinClasses, lazyPart, toasts, useLocale, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useAnswers } from '../answers/useAnswers.tsx';
import { useChannels } from '../channels.tsx';
import { useTellWriting } from '../live/moments.ts';
import { useMay, useMe } from '../people/people.ts';
import { focusThread } from '../thread/focus-thread.ts';
import { threadQuery } from '../tickets/ticket-queries.ts';
import { isOwedAnswer, planAnswer, unanswered } from './answer-plan.ts';
import { type AnswerState, nothingSaid } from './answer-state.ts';
import { ClosedComposer } from './ClosedComposer.tsx';
import { ComposerHead } from './ComposerHead.tsx';
import { ComposerLine } from './ComposerLine.tsx';
import { type Compose, countFiles, isDraft, sideOf } from './compose.ts';
import type { ComposeRequest } from './compose-request.ts';
import { Meanwhile } from './draft/Meanwhile.tsx';
import { useDrafts } from './draft/useDrafts.ts';
import { useLeft } from './draft/useLeft.ts';
import { forwarding, quoting, useStart } from './draft/useStart.ts';
import { useSideFiles } from './files/useSideFiles.ts';
import { composerMessages } from './messages.ts';
import { AddressLines } from './recipients/AddressLines.tsx';
import { findProblem } from './send/find-problem.ts';
import type { Then } from './send/SendButtons.tsx';
import { type SentWords, useSendMessage } from './send/useSendMessage.ts';
import { Unanswered } from './Unanswered.tsx';
import { hasPastedWords } from './writing/has-pasted-words.ts';
import { isSendKey } from './writing/is-send-key.ts';
import { withSignature } from './writing/mail-html.ts';
import { mentionsIn, useNamed } from './writing/mentions.ts';
import type { Words } from './writing/PlainText.tsx';
import { WritingField } from './writing/WritingField.tsx';
import { WritingTools } from './writing/WritingTools.tsx';

const BelowWords = lazyPart(() => import('./BelowWords.tsx').then((file) => file.BelowWords), 'inPlace');
const MentionList = lazyPart(() => import('./writing/MentionList.tsx').then((file) => file.MentionList));

type ComposerProps = {
  ticket: TicketDto;
  request: ComposeRequest | null;
  onRequest: (request: ComposeRequest | null) => void;
};

/** Where answers, notes and forwards are written. Closed it is one line; what was written is kept either way. */
export function Composer({ ticket, request, onRequest }: ComposerProps) {
  const t = useT(composerMessages);
  const locale = useLocale();
  const me = useMe();
  const maySend = useMay('messages.send');
  const { faceOf, outbound } = useChannels();
  const tellWriting = useTellWriting(ticket.id);
  const { data: thread } = useQuery(threadQuery(ticket.id));
  const messages = thread?.messages ?? ticket.thread.items;
  const { side, choose, other, ...drafts } = useDrafts(ticket.id, {
    onReplaced: (elsewhere) => {
      const { kind } = elsewhere;
      const here = { compose: () => now.current[sideOf(kind)].compose, begin };
      void import('./draft/say-replaced.ts').then(({ sayReplaced }) => sayReplaced(locale, elsewhere, here));
    },
    // An empty field would stay, for what nobody here has begun.
    onGone: (gone) => {
      if (gone !== side) return;
      // Who does something else meanwhile is left where she is.
      if (writing.current?.parentElement?.contains(document.activeElement)) focusThread();
      close();
    },
  });
  const { compose, state, taken, change, clear, forget } = drafts[side];
  const [isOpen, setOpen] = useState(false);
  const [isEditing, setEditing] = useState(false);
  const [hasSignature, setSignature] = useState(true);
  /** The editor keeps its own document; another one is begun when the words come from elsewhere. */
  const [edition, setEdition] = useState(0);
  /** How often the same words became something else: from an answer to a forward and back, the caret stays in them. */
  const [turns, setTurns] = useState(0);
  const [seenId, setSeenId] = useState<string | undefined>(undefined);
  const [said, setSaid] = useState(nothingSaid);
  const check = useRef<((state: AnswerState) => boolean) | null>(null);
  /** A forward is put together before it goes, and goes once. */
  const isLeaving = useRef(false);
  const send = useSendMessage(ticket.id, onRequest);
  const named = useNamed();
  const writing = useRef<HTMLDivElement>(null);
  const focusField = () => writing.current?.querySelector<HTMLElement>('[role=textbox], textarea')?.focus();
  // biome-ignore lint/correctness/useExhaustiveDependencies: when they became something else
  useLayoutEffect(() => {
    if (turns > 0) focusField();
  }, [turns]);

  const left = useLeft(ticket, messages, outbound);
  const { kind, channelId, to, cc, bcc, inReplyTo } = compose;
  const insteadId = channelId === null && to === null ? (left?.insteadId ?? null) : null;
  const plan = useMemo(
    () =>
      planAnswer({ kind, channelId, to, cc, bcc, inReplyTo }, ticket, messages, {
        identityKindsOf: (id) => faceOf(id).traits?.identityKinds ?? [],
        insteadId,
      }),
    [kind, channelId, to, cc, bcc, inReplyTo, ticket, messages, faceOf, insteadId],
  );
  const isNote = kind === 'note';
  const face = faceOf(plan.channelId);
  const capabilities = face.traits?.capabilities;
  const isPublic = !isNote && capabilities?.audience === 'public';
  const now = useRef({ ...drafts, side });
  useEffect(() => {
    now.current = { ...drafts, side };
  });
  const begin = (patch: Partial<Compose>) => {
    const to = patch.kind ? sideOf(patch.kind) : side;
    drafts[to].change(patch);
    choose(to);
    setEdition((now) => now + 1);
    setOpen(true);
    setSeenId(messages.at(-1)?.id);
  };
  const turn = (patch: Partial<Compose>) => {
    if (!isOpen || (patch.kind && sideOf(patch.kind) !== side)) return begin(patch);
    change(patch);
    setTurns((now) => now + 1);
  };
  /** Where the caret is; behind what stands there while the field with formats is not. */
  const add = (words: Words) => {
    if (isOpen && answers.aids.editor.current) answers.aids.editor.current.insert(words);
    else void quoting().then(({ joinWords }) => begin(joinWords(compose, words)));
  };
  const answers = useAnswers({
    ticket,
    messages,
    capabilities: isNote ? undefined : capabilities,
    onWords: add,
  });
  const { uploads, take: takeFiles } = useSideFiles({
    drafts,
    side,
    now,
    capabilities,
    editor: answers.aids.editor,
  });
  const start = useStart({
    ticketId: ticket.id,
    messages,
    answer: drafts.answer.compose,
    note: drafts.note.compose,
    request,
    onRequest,
    onBegin: begin,
    onTurn: turn,
    onQuote: add,
    onWrite: () => (isOpen ? focusField() : begin({})),
    onForward: () => setEditing(true),
  });

  const ownSignature = isNote ? '' : me.signature || face.signature;
  const signature = hasSignature ? ownSignature : '';
  const source = messages.find(({ id }) => id === inReplyTo);
  const over = !isNote && capabilities?.maxBody ? compose.text.length - capabilities.maxBody : 0;
  const submit = (then: Then, sendAt?: string, now = said) => {
    const gaps = isNote ? [] : findGaps(`${compose.subject ?? ''}\n${compose.text}`);
    if (gaps.length > 0) {
      answers.aids.editor.current?.selectGap();
      toasts.show({ text: t('send.gaps', { count: gaps.length }) });
      return;
    }
    const problem = findProblem(compose, plan, {
      isUploading: uploads.uploading.some(({ isFailed }) => !isFailed),
      // What is sent on has the subject of what it was, where that had one.
      lacksSubject: kind === 'forward' && capabilities?.threading === 'reference' && !source?.subject?.trim(),
    });
    if (problem) {
      if (problem === 'send.noRecipient' || problem === 'send.noSubject') setEditing(true);
      toasts.show({ text: t(problem) });
      return;
    }
    if (over > 0 || check.current?.(now)) return;
    const mentions = isNote ? mentionsIn(compose.text, named) : [];
    const isDeferred = capabilities?.liveness !== 'live';
    const deliver = (words: SentWords) => {
      send({ ...compose, mentions }, plan, words, then, isDeferred, forget, {
        sendAt,
        macro: answers.macro ?? undefined,
        said: now,
      });
      answers.setMacro(null);
      setSaid(nothingSaid);
      clear();
      leave();
      setEdition((now) => now + 1);
    };
    const signed = withSignature(compose, signature);
    if (kind !== 'forward') return deliver(signed);
    if (isLeaving.current) return;
    isLeaving.current = true;
    void forwarding()
      .then(async ({ forwardWords, findFurtherBack }) => {
        const found = source ?? (inReplyTo ? await findFurtherBack(ticket.id, inReplyTo) : undefined);
        return forwardWords(compose, signature, found);
      })
      // Where that does not come, it goes as lines.
      .catch(() => signed)
      .then(deliver)
      .finally(() => {
        isLeaving.current = false;
      });
  };
  const latest = useRef(submit);
  useEffect(() => {
    latest.current = submit;
  });
  const leave = () => {
    focusThread();
    close();
  };
  const close = () => {
    setOpen(false);
    setEditing(false);
    choose(null);
    void now.current[side].leave();
  };
  const chooseChannel = useCallback((id: string) => change({ channelId: id, to: null, cc: null }), [change]);
  const turnEditing = useCallback(() => setEditing((now) => !now), []);

  if (!isOpen)
    return (
      <>
        <ClosedComposer
          compose={compose}
          plan={plan}
          maySend={maySend}
          onAnswer={() => (isDraft(compose) ? begin({}) : start({ kind: 'answer' }))}
          onNote={() => start({ kind: 'note' })}
        />
        {answers.overlays}
      </>
    );

  const fileCount = countFiles(compose);
  const askedBy =
    messages.find(({ id }) => id === compose.inReplyTo)?.channelId ?? ticket.answerTo?.channelId;
  const isElsewhere = askedBy && plan.channelId !== null && askedBy !== plan.channelId && insteadId === null;
  const hasFiles = signature.trim() !== '' || fileCount + uploads.uploading.length > 0;
  const tools = (formatting: ReactNode) => (
    <>
      {(hasFiles || !isNote || answers.macro || isDraft(other)) && (
        <BelowWords
          other={isDraft(other) ? { compose: other, onTurn: () => begin({ kind: other.kind }) } : null}
          files={hasFiles ? { compose, uploading: uploads.uploading, onChange: change, signature } : null}
          answer={
            compose.kind === 'note'
              ? null
              : {
                  kind: compose.kind,
                  text: compose.text,
                  fileCount,
                  isOwed: isOwedAnswer(ticket),
                  isSpoken: capabilities?.medium === 'voice' || capabilities?.medium === 'face',
                  elsewhere: isElsewhere ? { from: faceOf(askedBy), to: face } : null,
                  onBack: () => change({ channelId: askedBy ?? null, to: null, cc: null }),
                  state: said,
                  onChange: (change) => setSaid((before) => ({ ...before, ...change })),
                  onWrite: focusField,
                  check,
                  onHold: () => submit(null, undefined, { ...said, claim: { type: 'holding' } }),
                }
          }
          macro={answers.macro}
          onDropMacro={() => answers.setMacro(null)}
        />
      )}
      <WritingTools
        kind={compose.kind}
        formatting={formatting}
        onFiles={uploads.add}
        onAnswers={answers.open}
        signature={
          ownSignature === '' ? null : { isOn: hasSignature, onToggle: () => setSignature(!hasSignature) }
        }
        over={over}
        state={state}
        onSend={submit}
        canWait={capabilities?.liveness === 'deferred' && answers.macro === null}
      />
    </>
  );
  return (
    <section
      aria-label={t('composer.label')}
      onPasteCapture={(event) =>
        hasPastedWords(event.clipboardData.getData('text/html')) ||
        takeFiles(event.clipboardData.files, event)
      }
      onDragOver={(event) => event.dataTransfer.types.includes('Files') && event.preventDefault()}
      onDropCapture={(event) => takeFiles(event.dataTransfer.files, event)}
      // From the lines above the words, too; what is open over them takes Escape first.
      onKeyDown={(event) => {
        const { target } = event;
        if (!event.currentTarget.contains(target as Node)) return;
        if (event.key === 'Escape' && !event.defaultPrevented) leave();
        // With the address that was being typed, which is among the others in a moment.
        if (isSendKey(event) && target instanceof HTMLInputElement) setTimeout(() => latest.current(null));
      }}
      className={joinClasses(
        '@container flex max-h-[70%] shrink-0 flex-col border-t print:hidden',
        isNote ? 'border-dashed border-thread bg-canvas' : 'border-line',
        isPublic && 'm-1 rounded-large border-4 border-double border-accent',
      )}
    >
      <Unanswered messages={isNote ? [] : unanswered(messages)} />
      <Meanwhile seenId={seenId} newest={messages.at(-1)} onSeen={setSeenId} />
      <ComposerHead kind={compose.kind} onKind={(kind) => start({ kind })} onClose={leave}>
        <ComposerLine
          kind={compose.kind}
          plan={plan}
          face={face}
          onChannel={chooseChannel}
          onEdit={turnEditing}
          isEditing={isEditing}
        />
      </ComposerHead>
      {!isNote && (
        <AddressLines
          compose={compose}
          plan={plan}
          face={face}
          leftFace={compose.kind === 'answer' && insteadId && left ? left.face : null}
          isPublic={isPublic}
          isEditing={isEditing}
          keepsSubject={Boolean((kind === 'forward' ? source : ticket)?.subject?.trim())}
          onChange={change}
        />
      )}
      <div ref={writing} className="relative flex min-h-0 flex-col">
        {isNote && <MentionList box={writing} />}
        <WritingField
          key={`${side} ${edition}`}
          taken={taken}
          text={compose.text}
          html={compose.html}
          label={t('editor.label')}
          placeholder={t(`editor.placeholder.${compose.kind}`)}
          onChange={(words) => {
            change(words);
            if (words.text.trim() !== '') tellWriting(compose.kind === 'answer' ? 'answer' : 'note');
          }}
          onSend={() => submit(null)}
          onLeave={leave}
          aids={answers.aids}
          tools={tools}
        />
      </div>
      {answers.overlays}
    </section>
  );
}
