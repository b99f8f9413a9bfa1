/** @jsxImportSource preact */
import * as words from '../words/spoken.ts';
import { useChatState, useFrame } from './frame-parts.ts';

/** Before the first message of somebody known: which of her open matters it is about. She may also just write. */
export const Offers = () => {
  const { chat } = useFrame();
  const { offers, aim, ticket } = useChatState();
  if (offers.length === 0 || ticket || aim.about || aim.isNew) return null;
  return (
    <section class="offers" aria-labelledby="offers">
      <h2 id="offers">{words.aboutTitle}</h2>
      {offers.map((offer) => (
        <button
          type="button"
          key={offer.trackingKey}
          onClick={() => choose(() => chat.aimAt({ about: offer, isNew: false }))}
        >
          <b>{words.aboutOne(offer.trackingKey)}</b>
          {offer.subject && (
            <span class="cut" dir="auto">
              {offer.subject}
            </span>
          )}
        </button>
      ))}
      <button type="button" onClick={() => choose(() => chat.aimAt({ about: null, isNew: true }))}>
        <b>{words.aboutElse}</b>
      </button>
    </section>
  );
};

/** The card that had the focus is gone after it was pressed; what comes next is writing. */
const choose = (act: () => void): void => {
  act();
  document.querySelector('textarea')?.focus();
};
