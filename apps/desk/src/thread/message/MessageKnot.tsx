import type { MessageDto, PartyDto } from '@hilo/api';
import { Badge, Knot, lazyPart, Popover, PopoverTrigger, useFormat, useT } from '@hilo/ui';
import { Bell, Bot, CornerUpRight, ShieldQuestion, ShieldX, StickyNote, Users } from 'lucide-react';
import { memo } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useChannels } from '../../channels.tsx';
import type { ComposeRequest } from '../../composer/compose-request.ts';
import { legible, shownIdentity } from '../../customers/shown-identity.ts';
import { useAgentName, useMe } from '../../people/people.ts';
import { Explained } from '../dialogs/Explained.tsx';
import { threadMessages } from '../messages.ts';
import { Attachments } from './Attachments.tsx';
import { DeliveryActions, DeliveryMark } from './DeliveryMark.tsx';
import { MessageBody } from './MessageBody.tsx';
import { MessageMenu } from './MessageMenu.tsx';

const AnswerMarks = lazyPart(() => import('./AnswerMarks.tsx').then((file) => file.AnswerMarks));
const ReceiptProof = lazyPart(
  () => import('./ReceiptProof.tsx').then((file) => file.ReceiptProof),
  'inPlace',
);
const CalledBack = lazyPart(() => import('./CalledBack.tsx').then((file) => file.CalledBack));
/** Only while messages are chosen to be moved. */
const PickBox = lazyPart(() => import('../dialogs/PickBox.ts').then((file) => file.Checkbox));
const OwnMatter = lazyPart(() => import('../OwnMatter.tsx').then((file) => file.OwnMatter));

type MessageKnotProps = {
  message: MessageDto;
  isContinuation: boolean;
  onCompose: (request: ComposeRequest) => void;
  /** While messages are being chosen to be moved: whether this one is, and what turns it. */
  selection?: { isSelected: boolean; onToggle: (id: string) => void } | undefined;
  onSelect: (id: string) => void;
};

/** The author as the thread calls them. */
export function useAuthorName(): (message: MessageDto) => string {
  const t = useT(threadMessages);
  const me = useMe();
  const agentName = useAgentName();
  return ({ author, kind }) => {
    if (author.type === 'system' || kind === 'receipt') return t('author.hilo');
    if (author.agentId === me.id) return t('author.you');
    return author.name?.trim() || agentName(author.agentId) || legible(author.address) || t('author.unknown');
  };
}

/** "Adjuntos S. L." has its full stop already. */
const endSentence = (words: string): string => (words.endsWith('.') ? `${words} ` : `${words}. `);

const namesOf = (parties: readonly PartyDto[]): string[] =>
  parties.map((party) => party.name?.trim() || shownIdentity(party));

/** One message on the line, with all that is known about it. */
export const MessageKnot = memo(function MessageKnot(props: MessageKnotProps) {
  const { message, isContinuation, onCompose, selection, onSelect } = props;
  const t = useT(threadMessages);
  const format = useFormat();
  const { faceOf } = useChannels();
  const authorName = useAuthorName()(message);
  const face = faceOf(message.channelId);
  const isNote = message.kind === 'note';
  if (message.delivery === 'cancelled' && !selection)
    return (
      <Knot icon={face.icon} channel={face.word} author={authorName} at={message.occurredAt} by="event">
        <CalledBack message={message} author={authorName} />
      </Knot>
    );
  if (message.kind === 'receipt')
    return (
      <Knot
        icon={Bell}
        channel={face.word}
        author={authorName}
        at={message.occurredAt}
        by="event"
        status={<DeliveryMark message={message} />}
      >
        {endSentence(
          [
            t('receipt.sent'),
            ...(message.to.length > 0 ? [t('line.to', { names: format.list(namesOf(message.to)) })] : []),
          ].join(', '),
        )}
        {t('receipt.isNone')}{' '}
        <PopoverTrigger>
          <AriaButton className="rounded-small text-accent-ink underline decoration-1 underline-offset-2">
            {t('receipt.proof')}
          </AriaButton>
          <Popover label={t('receipt.proof')} className="w-90 max-w-[calc(100vw-2rem)] text-list">
            <ReceiptProof message={message} />
          </Popover>
        </PopoverTrigger>
      </Knot>
    );
  const by = isNote ? 'note' : message.direction === 'in' ? 'customer' : 'agent';
  return (
    <Knot
      icon={isNote ? StickyNote : face.icon}
      channel={isNote ? t('note.noteChannel') : face.word}
      author={authorName}
      at={message.occurredAt}
      by={by}
      isContinuation={isContinuation}
      mark={<Marks message={message} />}
      status={
        <>
          {selection ? (
            <PickBox
              aria-label={t('select.one', { name: authorName, time: format.time(message.occurredAt) })}
              isSelected={selection.isSelected}
              onChange={() => selection.onToggle(message.id)}
            />
          ) : (
            <MessageMenu message={message} author={authorName} onCompose={onCompose} onSelect={onSelect} />
          )}
          <DeliveryMark message={message} />
        </>
      }
    >
      <Lines message={message} />
      <div
        data-quotable={message.redactedAt === null ? message.id : undefined}
        className={isNote ? 'max-w-[72ch] rounded-small bg-hover px-3 py-2' : undefined}
      >
        <MessageBody message={message} author={authorName} />
      </div>
      <Attachments message={message} />
      <DeliveryActions message={message} onCompose={onCompose} />
      {message.placement?.hasNewSubject && <OwnMatter message={message} />}
    </Knot>
  );
});

/** To whom else, where that is not plain; where the sender wants the answer, where that is somewhere else. */
function Lines({ message }: { message: MessageDto }) {
  const t = useT(threadMessages);
  const format = useFormat();
  const { to, cc, bcc, replyTo, direction } = message;
  const parts = [
    direction === 'out' && to.length > 0 && (to.length > 1 || cc.length > 0 || bcc.length > 0)
      ? t('line.to', { names: format.list(namesOf(to)) })
      : null,
    cc.length > 0 ? t('line.cc', { names: format.list(namesOf(cc)) }) : null,
    bcc.length > 0 ? t('line.bcc', { names: format.list(namesOf(bcc)) }) : null,
  ].filter((part) => part !== null);
  return (
    <>
      {parts.length > 0 && <p className="-mt-0.5 mb-1 text-meta text-muted">{parts.join(' · ')}</p>}
      {replyTo.length > 0 && (
        <p className="mb-1 flex items-start gap-1 text-meta font-medium text-ink">
          <CornerUpRight size={13} aria-hidden className="mt-px" />
          {t('mark.replyTo', { address: format.list(replyTo.map((party) => party.value)) })}
        </p>
      )}
    </>
  );
}

/** Whether there is something to say of it as an answer. */
const saysOfAnswer = ({
  direction,
  kind,
  countsAsAnswer,
  countsReason,
  channelReason,
}: MessageDto): boolean =>
  direction === 'out' &&
  kind === 'message' &&
  (countsAsAnswer === false || countsReason !== null || channelReason !== null);

function Marks({ message }: { message: MessageDto }) {
  const t = useT(threadMessages);
  const { author, automatic, assurance, kind, direction } = message;
  return (
    <>
      {kind === 'note' && <Badge>{t('mark.note')}</Badge>}
      {author.type === 'participant' && <Badge icon={Users}>{t('mark.participant')}</Badge>}
      {author.type === 'elsewhere' && <Badge>{t('mark.elsewhere')}</Badge>}
      {automatic && <Badge icon={Bot}>{t(automatic === 'auto' ? 'mark.automatic' : 'mark.bulk')}</Badge>}
      {saysOfAnswer(message) && <AnswerMarks message={message} />}
      {direction === 'in' && assurance?.level === 'unverified' && (
        <Explained
          icon={ShieldQuestion}
          words={t('mark.unverified')}
          why={t('mark.unverifiedWhy')}
          detail={assurance.detail}
        />
      )}
      {direction === 'in' && assurance?.level === 'failed' && (
        <Explained
          icon={ShieldX}
          words={t('mark.forged')}
          why={t('mark.forgedWhy')}
          detail={assurance.detail}
          isBad
        />
      )}
    </>
  );
}
