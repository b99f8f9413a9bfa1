import type { MessageDto } from '@hilo/api';
import { Button, joinClasses, lazyPart, ThreadText, Tooltip, useFormat, useT } from '@hilo/ui';
import { Ellipsis, Image, Maximize2, PenLine, Type } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { threadMessages } from '../messages.ts';
import { linkify } from './linkify.ts';

const LargeDialog = lazyPart(() => import('../dialogs/LargeDialog.tsx').then((file) => file.LargeDialog));

/** The words of a message: what is new at once; quotes, signature and its own formatting one press away. */
export function MessageBody({ message, author }: { message: MessageDto; author: string }) {
  const t = useT(threadMessages);
  const format = useFormat();
  const [isQuoteOpen, setQuoteOpen] = useState(false);
  const [isSignatureOpen, setSignatureOpen] = useState(false);
  const hasText = message.text.trim() !== '';
  const [isFormatted, setFormatted] = useState(!hasText && message.hasHtml);
  /** Its button stands elsewhere then; whoever pressed it by key goes on from there. */
  const [wasTurned, setTurned] = useState(false);
  if (message.redactedAt)
    return (
      <p className="text-base text-muted italic">
        {t('text.redacted', { date: format.date(message.redactedAt, 'medium') })}
      </p>
    );
  const quoteFold = (
    <Fold
      words={t(isQuoteOpen ? 'fold.unquote' : 'fold.quote')}
      isOpen={isQuoteOpen}
      icon={<Ellipsis size={14} aria-hidden />}
      onPress={() => setQuoteOpen(!isQuoteOpen)}
    />
  );
  const signatureFold = message.signature && (
    <Fold
      words={t(isSignatureOpen ? 'fold.unsignature' : 'fold.signature')}
      isOpen={isSignatureOpen}
      icon={<PenLine size={12} aria-hidden />}
      onPress={() => setSignatureOpen(!isSignatureOpen)}
    />
  );
  const formatFold = message.hasHtml && hasText && (
    <Fold
      words={t(isFormatted ? 'html.hide' : 'html.show')}
      isOpen={isFormatted}
      icon={<Type size={12} aria-hidden />}
      isQuiet={message.direction === 'out' && !isFormatted}
      autoFocus={wasTurned}
      onPress={() => {
        setTurned(true);
        setFormatted(!isFormatted);
      }}
    />
  );
  const isQuiet = message.automatic !== null;
  return (
    <>
      {isFormatted ? (
        <HtmlFrame message={message} author={author} />
      ) : hasText ? (
        <ThreadText className={joinClasses(isQuiet && 'text-muted')}>
          {message.mentions.length > 0 ? (
            <Mentioning text={message.text.trim()} names={message.mentions.map(({ name }) => name)} />
          ) : (
            <Linked text={message.text.trim()} />
          )}
          {/* What is folded away follows the last word, and takes no line of its own. */}
          {message.quotedText && <> {quoteFold}</>}
          {signatureFold && <> {signatureFold}</>}
          {formatFold && <> {formatFold}</>}
        </ThreadText>
      ) : (
        message.attachments.length === 0 &&
        !message.quotedText && <p className="text-base text-muted">{t('text.empty')}</p>
      )}
      {(isFormatted || !hasText) && (
        <div className="mt-1 flex flex-wrap items-center gap-1 empty:hidden print:hidden">
          {isFormatted ? (
            formatFold
          ) : (
            <>
              {message.quotedText && quoteFold}
              {signatureFold}
            </>
          )}
        </div>
      )}
      {!isFormatted && isSignatureOpen && message.signature && (
        <ThreadText className="mt-1 text-list text-muted">{message.signature}</ThreadText>
      )}
      {!isFormatted && isQuoteOpen && message.quotedText && (
        <div className="mt-1 border-l-2 border-line pl-3">
          <ThreadText className="text-list text-muted">{message.quotedText}</ThreadText>
        </div>
      )}
    </>
  );
}

/** A note with the names that it calls out marked. */
function Mentioning({ text, names }: { text: string; names: readonly string[] }) {
  const escaped = [...names]
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return text.split(new RegExp(`(@(?:${escaped.join('|')}))`)).map((piece, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other name and never move
      <span key={index} className="rounded-[3px] bg-accent-soft px-0.5 font-medium text-accent-ink">
        {piece}
      </span>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other name and never move
      <Linked key={index} text={piece} />
    ),
  );
}

/** Text with its addresses made into links; everything else stays as it was written. */
export function Linked({ text }: { text: string }) {
  return linkify(text).map((piece, index) =>
    piece.href ? (
      <a
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other name and never move
        key={index}
        href={piece.href}
        target="_blank"
        rel="noreferrer noopener"
        className="break-all text-accent-ink underline decoration-1 underline-offset-2"
      >
        {piece.text}
      </a>
    ) : (
      piece.text
    ),
  );
}

function Fold(props: {
  words: string;
  icon: React.ReactNode;
  isOpen: boolean;
  autoFocus?: boolean;
  /** Out of sight until the pointer or the focus is near: our own words are seldom looked at that way. */
  isQuiet?: boolean;
  onPress: () => void;
}) {
  const { words, icon, isOpen, autoFocus = false, isQuiet = false, onPress } = props;
  return (
    <Tooltip text={words}>
      <AriaButton
        aria-label={words}
        aria-expanded={isOpen}
        autoFocus={autoFocus}
        onPress={onPress}
        className={joinClasses(
          'reach inline-flex h-6 min-w-7 items-center justify-center rounded-small bg-hover px-1.5 align-middle text-muted data-hovered:text-ink print:hidden',
          isQuiet &&
            'opacity-0 transition-opacity focus-visible:opacity-100 [article:focus-within_&]:opacity-100 [article:hover_&]:opacity-100 pointer-coarse:opacity-100',
        )}
      >
        {icon}
      </AriaButton>
    </Tooltip>
  );
}

/** Guessed from its words, since a page without scripts cannot tell how tall it is; the corner makes it taller. */
const guessHeight = (text: string): number =>
  Math.round(Math.min(520, Math.max(180, 96 + (text.length / 90 + text.split('\n').length) * 20)));

/**
 * The message as it was made, on a page of its own: no scripts, an origin of nobody's, pictures from elsewhere only
 * when asked for, and then through our server.
 */
function HtmlFrame({ message, author }: { message: MessageDto; author: string }) {
  const t = useT(threadMessages);
  const [hasImages, setImages] = useState(false);
  const [isFull, setFull] = useState(false);
  const frame = (className: string, height?: number) => (
    <iframe
      title={t('html.frame', { name: author })}
      src={`/api/v1/messages/${message.id}/html${hasImages ? '?images=1' : ''}`}
      // Links open in a tab of their own; nothing else is let out of the box.
      sandbox="allow-popups allow-popups-to-escape-sandbox"
      referrerPolicy="no-referrer"
      className={joinClasses('block w-full bg-[white] p-3', className)}
      {...(height === undefined ? {} : { style: { height } })}
    />
  );
  return (
    <div className="mt-1">
      <div className="resize-y overflow-hidden rounded-small border border-line [&>iframe]:min-h-full">
        {frame('', guessHeight(`${message.text}${message.quotedText ?? ''}`))}
      </div>
      <div className="mt-1 flex flex-wrap gap-1 print:hidden">
        {!hasImages && (
          <Button
            size="small"
            variant="bare"
            icon={Image}
            tooltip={t('html.imagesWhy')}
            onPress={() => setImages(true)}
          >
            {t('html.images')}
          </Button>
        )}
        <Button size="small" variant="bare" icon={Maximize2} onPress={() => setFull(true)}>
          {t('html.full')}
        </Button>
      </div>
      {isFull && (
        <LargeDialog
          title={message.subject ?? t('html.frame', { name: author })}
          onClose={() => setFull(false)}
        >
          {frame('h-[70vh] rounded-small border border-line')}
        </LargeDialog>
      )}
    </div>
  );
}
