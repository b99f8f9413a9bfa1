import type { TicketDto } from '@hilo/api';
import { findGaps } from '@hilo/core';
import {
  Button,
  IconButton,
  joinClasses,
  KeyHint,
  lazyPart,
  TextField,
  toasts,
  useFormat,
  useT,
} from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { Forward, Reply, StickyNote, X } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useAnswers } from '../answers/useAnswers.tsx';
import { useChannels } from '../channels.tsx';
import { useKeys } from '../keys/useKeys.ts';
import { useTellWriting } from '../live/moments.ts';
import { useMay, useMe } from '../people/people.ts';
import { focusThread } from '../thread/focus-thread.ts';
import { threadQuery } from '../tickets/ticket-queries.ts';
import { isOwedAnswer, planAnswer, unanswered } from './answer-plan.ts';
import { type AnswerState, nothingSaid } from './answer-state.ts';
import { ComposerLine } from './ComposerLine.tsx';
import type { ComposeRequest } from './compose-request.ts';
import { FileButton } from './FileButton.tsx';
import { hasPastedWords } from './has-pasted-words.ts';
import { withoutSignature, withSignature } from './mail-html.ts';
import { mentionsIn, useNamed } from './mentions.ts';
import { composerMessages } from './messages.ts';
import type { Words } from './PlainText.tsx';
import { SendButtons, type Then } from './SendButtons.tsx';
import { startForward } from './start-forward.ts';
import { Unanswered } from './Unanswered.tsx';
import { type Compose, fromDraft, hasWords, useDraft } from './useDraft.ts';
import { useLeft } from './useLeft.ts';
import { useSendMessage } from './useSendMessage.ts';
import { useUploads } from './useUploads.ts';
import { richText, WritingField } from './WritingField.tsx';

const AnswerLines = lazyPart(() => import('./checks/AnswerLines.tsx').then((file) => file.AnswerLines));
const Recipients = lazyPart(() => import('./Recipients.tsx').then((file) => file.Recipients));
const ComposerFiles = lazyPart(() => import('./ComposerFiles.tsx').then((file) => file.ComposerFiles));
const AnswerButton = lazyPart(() => import('../answers/AnswerButton.tsx').then((file) => file.AnswerButton));
const quoting = () => import('./quote-words.ts');
const MacroBar = lazyPart(() => import('../answers/MacroBar.tsx').then((file) => file.MacroBar));
const MentionList = lazyPart(() => import('./MentionList.tsx').then((file) => file.MentionList));

const kinds = [
  { kind: 'answer', icon: Reply, keys: 'r' },
  { kind: 'note', icon: StickyNote, keys: 'n' },
  { kind: 'forward', icon: Forward, keys: 'f' },
] as const;

/** So that the field is here when the first key is pressed. */
const lookAhead = () => void richText.load().catch(() => undefined);

/** What mail programs draw among words. */
const drawnPicture = /^image\/(?:png|jpeg|gif|webp)$/;

export type ComposerProps = {
  ticket: TicketDto;
  request: ComposeRequest | null;
  onRequest: (request: ComposeRequest | null) => void;
};

/** Where answers, notes and forwards are written. Closed it is one line; what was written is kept either way. */
export function Composer({ ticket, request, onRequest }: ComposerProps) {
  const t = useT(composerMessages);
  const format = useFormat();
  const me = useMe();
  const maySend = useMay('messages.send');
  const { faceOf, outbound } = useChannels();
  const tellWriting = useTellWriting(ticket.id);
  const { data: thread } = useQuery(threadQuery(ticket.id));
  const messages = thread?.messages ?? ticket.thread.items;
  const { compose, state, taken, change, clear, forget } = useDraft(ticket.id);
  const [isOpen, setOpen] = useState(false);
  const [isEditing, setEditing] = useState(false);
  const [hasSignature, setSignature] = useState(true);
  /** The editor keeps its own document; another one is begun when the words come from elsewhere. */
  const [edition, setEdition] = useState(0);
  const [seen, setSeen] = useState<string | undefined>(undefined);
  const [said, setSaid] = useState(nothingSaid);
  const check = useRef<((state: AnswerState) => boolean) | null>(null);
  const send = useSendMessage(ticket.id, onRequest);
  const named = useNamed();
  const writing = useRef<HTMLDivElement>(null);

  const left = useLeft(ticket, messages, outbound);
  const insteadId = compose.channelId === null && compose.to === null ? left?.insteadId : null;
  const plan = planAnswer(compose, ticket, messages, {
    identityKindsOf: (id) => faceOf(id).manifest?.identityKinds ?? [],
    insteadId: insteadId ?? null,
  });
  const face = faceOf(plan.channelId);
  const capabilities = face.manifest?.capabilities;
  const isPublic = compose.kind !== 'note' && capabilities?.audience === 'public';
  const uploadsNow = useRef(compose.uploads);
  useEffect(() => {
    uploadsNow.current = compose.uploads;
  }, [compose.uploads]);
  /** Where the caret is; behind what stands there while the field with formats is not. */
  const add = (words: Words) => {
    if (isOpen && answers.aids.editor.current) answers.aids.editor.current.insert(words);
    else void quoting().then(({ joinWords }) => begin(joinWords(compose, words)));
  };
  const answers = useAnswers({
    ticket,
    messages,
    capabilities: compose.kind === 'note' ? undefined : capabilities,
    onWords: add,
  });
  const uploads = useUploads({
    count: compose.uploads.length + compose.carried.length,
    limits: compose.kind === 'note' ? undefined : capabilities?.attachments,
    onUploaded: useCallback(
      (upload, isPicture) => {
        const editor = isPicture ? answers.aids.editor.current : null;
        uploadsNow.current = [...uploadsNow.current, { ...upload, isPicture: editor !== null }];
        change({ uploads: uploadsNow.current });
        editor?.insertPicture(upload.id, upload.name);
      },
      [change, answers.aids],
    ),
  });

  const begin = useCallback(
    (patch: Partial<Compose>) => {
      change(patch);
      setEdition((now) => now + 1);
      setOpen(true);
      setSeen(messages.at(-1)?.id);
    },
    [change, messages],
  );
  const addNow = useRef(add);
  useEffect(() => {
    addNow.current = add;
  });
  const start = useCallback(
    ({ kind, message, draft, quote }: ComposeRequest) => {
      if (quote) {
        const date = format.date(quote.message.occurredAt, 'medium');
        const name = quote.message.author.name ?? quote.message.author.address ?? '';
        const intro = t('quote.wrote', { date, name });
        void quoting().then(({ quoteWords }) => addNow.current(quoteWords(intro, quote.text)));
        return;
      }
      if (draft) {
        const own = me.signature || faceOf(draft.channelId).signature;
        return begin(fromDraft(withoutSignature(draft, own)));
      }
      if (kind === 'forward') {
        const source = message ?? messages.findLast((each) => each.kind === 'message');
        if (!source) return;
        setEditing(true);
        const name = source.author.name ?? source.author.address ?? '';
        return begin(
          startForward(source, {
            intro: t('forward.intro'),
            from: t('forward.from', { name }),
            date: t('forward.date', { date: format.date(source.occurredAt, 'full') }),
            subject: source.subject && t('forward.subject', { subject: source.subject }),
          }),
        );
      }
      const address = message?.author.address;
      const identityKind = faceOf(message?.channelId ?? null).manifest?.identityKinds[0];
      begin({
        kind,
        ...(compose.kind === 'forward' ? { to: null, cc: null, subject: null, carried: [] } : {}),
        ...(kind === 'answer' && message && address && identityKind
          ? {
              inReplyTo: message.id,
              channelId: message.channelId,
              to: [{ kind: identityKind, value: address, name: message.author.name }],
              cc: message.cc,
            }
          : {}),
      });
    },
    [begin, compose.kind, faceOf, format, me.signature, messages, t],
  );
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

  const signature = hasSignature && compose.kind !== 'note' ? me.signature || face.signature : '';
  const over =
    compose.kind !== 'note' && capabilities?.maxBody ? compose.text.length - capabilities.maxBody : 0;
  const isUploading = uploads.uploading.some(({ isFailed }) => !isFailed);
  const submit = (then: Then, sendAt?: string, now = said) => {
    const gaps = compose.kind === 'note' ? [] : findGaps(`${compose.subject ?? ''}\n${compose.text}`);
    if (gaps.length > 0) {
      answers.aids.editor.current?.selectGap();
      toasts.show({ text: t('send.gaps', { count: gaps.length }) });
      return;
    }
    const problem =
      compose.kind !== 'note' && plan.to.length === 0
        ? 'send.noRecipient'
        : isUploading
          ? 'send.uploading'
          : hasWords(compose)
            ? null
            : 'send.empty';
    if (problem) {
      if (problem === 'send.noRecipient') setEditing(true);
      toasts.show({ text: t(problem) });
      return;
    }
    if (over > 0 || check.current?.(now)) return;
    const words = withSignature(compose, signature);
    const macro = answers.macro ?? undefined;
    const mentions = compose.kind === 'note' ? mentionsIn(compose.text, named) : [];
    const isDeferred = capabilities?.liveness !== 'live';
    send({ ...compose, mentions }, plan, words, then, isDeferred, forget, {
      sendAt,
      macro,
      said: now,
    });
    answers.setMacro(null);
    setSaid(nothingSaid);
    clear();
    leave();
    setEdition((now) => now + 1);
  };
  const leave = () => {
    focusThread();
    setOpen(false);
    setEditing(false);
  };
  const takeFiles = (files: FileList | undefined, event: { preventDefault: () => void }) => {
    if (!files || files.length === 0) return;
    event.preventDefault();
    const takesPictures = compose.kind !== 'note' && capabilities?.html === true;
    uploads.add([...files], ({ type }) => takesPictures && drawnPicture.test(type));
  };

  if (!isOpen)
    return (
      <footer className="border-t border-line px-6 py-3 max-sm:px-3 print:hidden">
        <div className="mx-auto flex max-w-180 items-center gap-2">
          {maySend && (
            <AriaButton
              onPress={() => (hasWords(compose) ? begin({}) : start({ kind: 'answer' }))}
              onHoverStart={lookAhead}
              onFocus={lookAhead}
              className="reach flex h-9 min-w-0 flex-1 cursor-text items-center gap-2 rounded-small border border-control bg-surface px-3 text-left text-base text-muted data-hovered:border-muted"
            >
              <bdi className="min-w-0 flex-1 truncate">
                {hasWords(compose)
                  ? t('closed.draft', { text: compose.text.trim().slice(0, 120) })
                  : plan.to[0]
                    ? t('closed.answer', { name: plan.to[0].name?.trim() || plan.to[0].value })
                    : t('closed.noRecipient')}
              </bdi>
              <span aria-hidden className="max-sm:hidden">
                <KeyHint keys="r" />
              </span>
            </AriaButton>
          )}
          <IconButton
            icon={StickyNote}
            label={t('closed.note')}
            keys="n"
            onPress={() => start({ kind: 'note' })}
            onHoverStart={lookAhead}
          />
        </div>
        {answers.overlays}
      </footer>
    );

  const hasFiles = compose.uploads.length + compose.carried.length + uploads.uploading.length > 0;
  const open = compose.kind === 'note' ? [] : unanswered(messages);
  const newest = messages.at(-1);
  const isMeanwhile =
    seen !== undefined && newest !== undefined && newest.id !== seen && newest.author.agentId !== me.id;
  const identityKind = face.manifest?.identityKinds[0] ?? 'mailAddress';
  const askedBy =
    messages.find(({ id }) => id === compose.inReplyTo)?.channelId ?? ticket.answerTo?.channelId;
  const isElsewhere = askedBy && plan.channelId !== null && askedBy !== plan.channelId && insteadId === null;
  const tools = (formatting: React.ReactNode) => (
    <div className="flex items-center gap-1 px-2 pb-2">
      <FileButton onFiles={(files) => uploads.add(files)} label={t('file.attach')} />
      <AnswerButton label={t('answers.insert')} onPress={answers.open} />
      {formatting}
      {compose.kind !== 'note' && (me.signature || face.signature) && (
        <Button
          size="small"
          variant="bare"
          aria-pressed={hasSignature}
          onPress={() => setSignature(!hasSignature)}
          className="max-sm:hidden"
        >
          {t(hasSignature ? 'signature.on' : 'signature.off')}
        </Button>
      )}
      <span role="status" className="ml-auto truncate pr-1 text-meta text-muted">
        {over > 0 ? (
          <span className="font-medium text-broken-ink">{t('length.over', { count: over })}</span>
        ) : (
          state !== 'idle' && t(`draft.${state}`)
        )}
      </span>
      <SendButtons
        kind={compose.kind}
        isDisabled={over > 0}
        onSend={submit}
        canWait={capabilities?.liveness === 'deferred' && answers.macro === null}
      />
    </div>
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
      className={joinClasses(
        'flex max-h-[70%] shrink-0 flex-col border-t print:hidden',
        compose.kind === 'note' ? 'border-dashed border-thread bg-canvas' : 'border-line',
        isPublic && 'm-1 rounded-large border-4 border-double border-accent',
      )}
    >
      <Unanswered messages={open} />
      {isMeanwhile && newest && (
        <div
          role="status"
          className="flex items-center gap-2 border-b border-line bg-accent-soft px-4 py-1 text-list text-accent-ink"
        >
          <span className="min-w-0 flex-1 truncate">
            {t('meanwhile.one', { name: newest.author.name ?? newest.author.address ?? '' })}
          </span>
          <Button size="small" variant="bare" onPress={() => setSeen(newest.id)}>
            {t('meanwhile.see')}
          </Button>
        </div>
      )}
      <header className="flex items-start gap-3 px-2 pt-2">
        {/* biome-ignore lint/a11y/useSemanticElements: three buttons of which one is pressed, not fields of a form */}
        <div role="group" aria-label={t('kind.label')} className="flex shrink-0">
          {kinds
            .filter(({ kind }) => maySend || kind === 'note')
            .map(({ kind, icon, keys }) => (
              <IconButton
                key={kind}
                size="small"
                icon={icon}
                label={t(`kind.${kind}`)}
                keys={keys}
                isOn={compose.kind === kind}
                onPress={() => (kind === compose.kind ? undefined : start({ kind }))}
              />
            ))}
        </div>
        <div className="flex min-h-7 min-w-0 flex-1 items-center">
          <ComposerLine
            kind={compose.kind}
            plan={plan}
            face={face}
            onChannel={(channelId) => change({ channelId, to: null, cc: null })}
            onEdit={() => setEditing(!isEditing)}
            isEditing={isEditing}
          />
        </div>
        <IconButton size="small" icon={X} label={t('send.close')} keys="escape" onPress={leave} />
      </header>
      {compose.kind === 'answer' && insteadId && left && (
        <p className="flex flex-wrap items-center gap-x-2 px-4 text-meta text-ink">
          {t('left.instead', { channel: left.face.word })}
          <Button size="small" variant="bare" onPress={() => change({ channelId: left.face.id })}>
            {t('left.back', { channel: left.face.word })}
          </Button>
        </p>
      )}
      {compose.kind !== 'note' && plan.wishedTo.length > 0 && (
        <p className="flex items-center gap-2 px-4 text-meta text-ink">
          {t('replyTo.asks', { address: format.list(plan.wishedTo.map(({ value }) => value)) })}
          <Button size="small" variant="bare" onPress={() => change({ to: [...plan.wishedTo] })}>
            {t('replyTo.use')}
          </Button>
        </p>
      )}
      {isPublic && <p className="px-4 text-meta text-accent-ink">{t('line.publicHelp')}</p>}
      {isEditing && compose.kind !== 'note' && (
        <div className="pb-1">
          <Recipients
            label={t('recipients.to')}
            value={plan.to}
            onChange={(to) => change({ to })}
            identityKind={identityKind}
            autoFocus
          />
          <Recipients
            label={t('recipients.cc')}
            value={plan.cc}
            onChange={(cc) => change({ cc })}
            identityKind={identityKind}
          />
          <Recipients
            label={t('recipients.bcc')}
            value={plan.bcc}
            onChange={(bcc) => change({ bcc })}
            identityKind={identityKind}
          />
          <TextField
            className="px-4 pt-1"
            label={t('subject.label')}
            isLabelHidden
            placeholder={`${t('subject.label')}: ${t('subject.same')}`}
            value={compose.subject ?? ''}
            onChange={(subject) => change({ subject: subject === '' ? null : subject })}
          />
        </div>
      )}
      <div ref={writing} className="relative flex min-h-0 flex-col">
        {compose.kind === 'note' && <MentionList box={writing} />}
        <WritingField
          key={`${edition} ${taken}`}
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
          tools={(formatting) => (
            <>
              {(signature.trim() !== '' || hasFiles) && (
                <ComposerFiles
                  compose={compose}
                  uploading={uploads.uploading}
                  onChange={change}
                  signature={signature}
                />
              )}
              {compose.kind !== 'note' && (
                <AnswerLines
                  kind={compose.kind}
                  text={compose.text}
                  fileCount={compose.uploads.length + compose.carried.length}
                  isOwed={isOwedAnswer(ticket)}
                  isSpoken={capabilities?.medium === 'voice' || capabilities?.medium === 'face'}
                  elsewhere={isElsewhere ? { from: faceOf(askedBy), to: face } : null}
                  onBack={() => change({ channelId: askedBy ?? null, to: null, cc: null })}
                  state={said}
                  onChange={(change) => setSaid((before) => ({ ...before, ...change }))}
                  onWrite={() =>
                    writing.current?.querySelector<HTMLElement>('[role=textbox], textarea')?.focus()
                  }
                  check={check}
                  onHold={() => submit(null, undefined, { ...said, claim: { type: 'holding' } })}
                />
              )}
              {answers.macro && <MacroBar answer={answers.macro} onDrop={() => answers.setMacro(null)} />}
              {tools(formatting)}
            </>
          )}
        />
      </div>
      {answers.overlays}
    </section>
  );
}
