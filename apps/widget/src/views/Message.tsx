/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import type { Row, Shown } from '../conversation/list-rows.ts';
import { initials } from '../text/format.ts';
import { ownAddress } from '../text/linkify.ts';
import * as words from '../words/spoken.ts';
import { useFrame } from './frame-parts.ts';
import { Icon } from './icons.tsx';
import { MessageFiles } from './MessageFiles.tsx';
import { Words } from './Words.tsx';

type MessageRow = Extract<Row, { kind: 'message' }>;

/** Where a hand begins on the line: a face, or a ring for the visitor. */
export const Knot = ({ from, name, photoUrl }: Pick<Shown, 'from' | 'photoUrl'> & { name: string }) => {
  const [broken, setBroken] = useState<string | null>(null);
  const url = photoUrl && ownAddress(photoUrl, location.origin);
  return (
    <span class="knot" aria-hidden="true">
      {from === 'visitor' ? null : url && url !== broken ? (
        <img class="photo" src={url} alt="" onError={() => setBroken(url)} />
      ) : (
        <span class="photo">{initials(name)}</span>
      )}
    </span>
  );
};

/** One message on the line; the first of a hand has a knot and a name. */
export const Message = ({ shown, isFirst, isLast }: Pick<MessageRow, 'shown' | 'isFirst' | 'isLast'>) => {
  const { formats } = useFrame();
  const { from, by, at, mark } = shown;
  if (shown.isReceipt)
    return (
      <li class="silence receipt">
        <Words text={shown.text} />
      </li>
    );
  const name = from === 'visitor' ? words.you : shown.name || (from === 'agent' ? words.team : words.other);
  const isUnsure = mark === 'sending' || mark === 'refused';
  return (
    <li class="message" data-from={from} data-first={isFirst || undefined}>
      {isFirst && <Knot from={from} name={name} photoUrl={shown.photoUrl} />}
      <div class="said">
        {isFirst ? (
          <p class="by">
            <b class="cut" dir="auto">
              {name}
            </b>
            {by && <span>{words.by(by)}</span>}
            {at && <time dateTime={at}>{formats.time(at)}</time>}
          </p>
        ) : (
          <span class="unseen">{`${name}, ${formats.time(at)}`}</span>
        )}
        {shown.isRedacted ? (
          <p class="words redacted">{words.redacted}</p>
        ) : (
          <>
            {shown.text !== '' && <Words text={shown.text} />}
            <MessageFiles files={shown.files} />
          </>
        )}
        {mark && (isLast || isUnsure) && <MarkLine shown={shown} />}
      </div>
    </li>
  );
};

const MarkLine = ({ shown: { mark, refusal, clientId } }: { shown: Shown }) => {
  const { chat } = useFrame();
  if (!mark) return null;
  if (mark !== 'refused')
    return (
      <p class="mark" data-mark={mark}>
        <Icon name={mark} size={14} />
        {words.marks[mark]}
      </p>
    );
  return (
    <p class="mark" data-mark="refused" role="alert">
      <Icon name="refused" size={14} />
      <span>
        {words.notSent}.{' '}
        {refusal && refusal in words.refusals && words.refusals[refusal as keyof typeof words.refusals]}
      </span>
      {/* Who was shut out is not let in by asking again. */}
      {refusal !== 'blocked' && (
        <button type="button" class="link" onClick={() => clientId && chat.retry(clientId)}>
          {words.retry}
        </button>
      )}
      <button type="button" class="link" onClick={() => clientId && chat.discard(clientId)}>
        {words.discard}
      </button>
    </p>
  );
};
