import type { MessageDto, PartyDto } from '@hilo/api';
import { Badge, Knot, lazyPart, Popover, PopoverTrigger, Tooltip, useFormat, useT } from '@hilo/ui';
import {
  Bell,
  Bot,
  CornerUpRight,
  type LucideIcon,
  MessageCircleOff,
  MessageCircleQuestion,
  ShieldQuestion,
  ShieldX,
  StickyNote,
  Users,
} from 'lucide-react';
import { memo } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useChannels } from '../channels.tsx';
import type { ComposeRequest } from '../composer/compose-request.ts';
import { useAgentName, useMe } from '../people/people.ts';
import { Attachments } from './Attachments.tsx';
import { DeliveryActions, DeliveryMark } from './DeliveryMark.tsx';
import { MessageBody } from './MessageBody.tsx';
import { MessageMenu } from './MessageMenu.tsx';
import { threadMessages } from './messages.ts';

const ReceiptProof = lazyPart(() => import('./ReceiptProof.tsx').then((file) => file.ReceiptProof));
/** Only while messages are chosen to be moved. */
const PickBox = lazyPart(() => import('./PickBox.ts').then((file) => file.Checkbox));
const OwnMatter = lazyPart(() => import('./OwnMatter.tsx').then((file) => file.OwnMatter));

export type MessageKnotProps = {
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
    return author.name?.trim() || agentName(author.agentId) || author.address || t('author.unknown');
  };
}

const namesOf = (parties: readonly PartyDto[]): string[] =>
  parties.map((party) => party.name?.trim() || party.value);

/** One message on the line, with all that is known about it. */
export const MessageKnot = memo(function MessageKnot(props: MessageKnotProps) {
  const { message, isContinuation, onCompose, selection, onSelect } = props;
  const t = useT(threadMessages);
  const format = useFormat();
  const { faceOf } = useChannels();
  const authorName = useAuthorName()(message);
  const face = faceOf(message.channelId);
  const isNote = message.kind === 'note';
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
        {t('receipt.sent')}
        {message.to.length > 0 && `, ${t('line.to', { names: format.list(namesOf(message.to)) })}`}
        {'. '}
        {t('receipt.isNone')} <ReceiptProof message={message} />
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
      <Attachments attachments={message.attachments} />
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

function Marks({ message }: { message: MessageDto }) {
  const t = useT(threadMessages);
  const { author, automatic, assurance, kind, direction, notCountedWhy, countsReason } = message;
  const isNoAnswer = direction === 'out' && kind === 'message' && message.countsAsAnswer === false;
  return (
    <>
      {kind === 'note' && <Badge>{t('mark.note')}</Badge>}
      {author.type === 'participant' && <Badge icon={Users}>{t('mark.participant')}</Badge>}
      {author.type === 'elsewhere' && <Badge>{t('mark.elsewhere')}</Badge>}
      {automatic && <Badge icon={Bot}>{t(automatic === 'auto' ? 'mark.automatic' : 'mark.bulk')}</Badge>}
      {isNoAnswer && (
        <Explained
          icon={MessageCircleOff}
          words={t('mark.noAnswer')}
          why={t(`mark.noAnswer.${notCountedWhy ?? 'holding'}`)}
          detail={null}
        />
      )}
      {message.countsAsAnswer && countsReason && (
        <Explained
          icon={MessageCircleQuestion}
          words={t('mark.countsBy')}
          why={t('mark.countsByWhy')}
          detail={countsReason}
        />
      )}
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

/** A mark that says what it means when pressed. On a narrow screen only its glyph is drawn. */
function Explained(props: {
  icon: LucideIcon;
  words: string;
  why: string;
  detail: string | null;
  isBad?: boolean;
}) {
  const { icon: Icon, words, why, detail, isBad = false } = props;
  return (
    <PopoverTrigger>
      <Tooltip text={words}>
        <AriaButton
          aria-label={words}
          className={`inline-flex h-5 shrink-0 items-center gap-1 rounded-small px-1 text-meta font-medium ${
            isBad
              ? 'bg-broken-soft text-broken-ink'
              : 'text-muted data-hovered:bg-hover data-hovered:text-ink'
          }`}
        >
          <Icon size={13} aria-hidden />
          <span className={isBad ? '' : 'max-sm:sr-only'}>{words}</span>
        </AriaButton>
      </Tooltip>
      <Popover label={words} className="max-w-80 text-list">
        <p>{why}</p>
        {detail && <p className="mt-2 text-meta break-words text-muted">{detail}</p>}
      </Popover>
    </PopoverTrigger>
  );
}
