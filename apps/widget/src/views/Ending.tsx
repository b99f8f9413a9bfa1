/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import * as words from '../words/spoken.ts';
import { AddressForm } from './AddressForm.tsx';
import { useChatState, useFrame } from './frame-parts.ts';
import { Icon } from './icons.tsx';
import { KeyLine } from './KeyLine.tsx';

/** Below the last message: the key and what happens next until somebody answers; then what is still to be said. */
export const Ending = ({ hasAnswer, isAsking }: { hasAnswer: boolean; isAsking: boolean }) => {
  const { chat, store } = useFrame();
  const { ticket, desk, visitor, aim } = useChatState();
  const [isLater, setLater] = useState(store.get('noAddress') === 'yes');
  if (!ticket || !desk || !visitor) return null;
  const { address } = visitor;
  // Asked once at a time: elsewhere it is asked for already.
  const ask = !address && !isLater && !isAsking && (
    <div class="ask">
      <h3>{words.askAddress}</h3>
      <AddressForm
        cancel={words.notNow}
        onDone={(isGiven) => {
          if (!isGiven) store.set('noAddress', 'yes');
          setLater(true);
        }}
      />
    </div>
  );
  if (ticket.status === 'resolved' && !aim.isNew)
    return (
      <div class="ending" data-resolved>
        <span class="end" aria-hidden="true">
          <Icon name="sent" size={12} />
        </span>
        <p>
          {words.resolved}{' '}
          <button type="button" class="link" onClick={() => chat.aimAt({ about: null, isNew: true })}>
            {words.startNew}
          </button>
        </p>
      </div>
    );
  if (hasAnswer) return ask ? <div class="ending">{ask}</div> : null;
  return (
    <div class="ending">
      <KeyLine ticket={ticket} isLarge />
      <p class="hint">{words.keyHint}</p>
      <h3>{words.next}</h3>
      <p>
        {desk.isOnline ? words.nextOnline : words.nextOffline}
        {address && ` ${words.nextAddress(address)}`}
      </p>
      {ask}
    </div>
  );
};
