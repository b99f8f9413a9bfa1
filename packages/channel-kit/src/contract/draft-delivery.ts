import type { Delivery } from '../adapter.ts';
import type { MessageArrival, Party } from '../arrival.ts';

let drafted = 0;

/** What markup, quoting, character sets and their tidier forms stumble over, and more lines than one. */
const words = 'ya está resuelto, señora.\n\nLa «K-20» cuesta <5 €> & 2*3 días: "gracias" 👍🏽 ½ m²';

/** An answer with something recognisable in every field that must not travel further than it should. */
export const draftDelivery = (message: MessageArrival | null, customer: Party, now: Date): Delivery => {
  drafted += 1;
  const number = String(drafted).padStart(6, '0');
  const { ownRef = null, refs = [], nativeThread = null } = message?.thread ?? {};
  return {
    outboxId: `01890000-0000-7000-9000-${number.padStart(12, '0')}`,
    attempt: 1,
    ownRef: `out-${number}@hilo.example`,
    kind: 'answer',
    writtenAt: now.toISOString(),
    fromName: 'Atención al cliente',
    houseName: 'Calor y Baño',
    to: [message?.from ?? customer],
    cc: [],
    bcc: [],
    subject: `Private subject ${number}`,
    text: `Answer ${number}: ${words}`,
    html: null,
    files: [],
    thread: {
      nativeThread,
      refs: ownRef === null ? refs : [ownRef, ...refs],
      replyToken: `private-reply-token-${number}-qX7vK2mT9bZr`,
      trackingKey: 'H-7K3-QX4-TB9',
    },
    lastInboundAt: message ? now.toISOString() : null,
  };
};
