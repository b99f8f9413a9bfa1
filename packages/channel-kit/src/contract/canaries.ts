import type { Delivery } from '../adapter.ts';
import type { Arrival, MessageArrival, Party } from '../arrival.ts';

/** Strings that must never reach a log line or an error: bodies, names, addresses, secrets. */
export type Canaries = {
  addSecret(value: unknown): void;
  addArrival(arrival: Arrival): void;
  addDelivery(delivery: Delivery): void;
  /** Which sorts of private matter stand in `text`. Says the sort and never the value. */
  foundIn(text: string): string[];
};

/** Shorter ones would be found by chance, in a word or a number. */
const shortest = 6;

export const canaries = (): Canaries => {
  const known = new Map<string, string>();
  const add = (sort: string, value: string | null) => {
    if (value && value.trim().length >= shortest) known.set(value.trim(), sort);
  };
  const addBody = (text: string | null) => {
    for (const line of text?.split(/\r?\n/) ?? []) add('body', line);
  };
  const addParties = (parties: Party[]) => {
    for (const party of parties) {
      add('address', party.value);
      add('name', party.name);
    }
  };
  const addMessage = (message: MessageArrival) => {
    addParties([message.from, ...message.to, ...message.cc, ...message.replyTo]);
    addBody(message.text);
    addBody(message.quotedText);
    addBody(message.signature);
    add('subject', message.subject);
    for (const token of message.thread.replyTokens) add('secret', token);
  };
  return {
    addSecret: (value) => {
      if (typeof value === 'string') add('secret', value);
    },
    addArrival: (arrival) => {
      if (arrival.type === 'message') addMessage(arrival);
      if (arrival.type === 'edit') addBody(arrival.text);
      if (arrival.type === 'receipt') addParties(arrival.recipients);
      if (arrival.type === 'typing' || arrival.type === 'presence') addParties([arrival.from]);
    },
    addDelivery: (delivery) => {
      addParties([...delivery.to, ...delivery.cc, ...delivery.bcc]);
      addBody(delivery.text);
      add('subject', delivery.subject);
      add('secret', delivery.thread.replyToken);
    },
    foundIn: (text) => [...known].filter(([value]) => holds(text, value)).map(([, sort]) => sort),
  };
};

/** Also as it looks inside JSON, percent-encoded, or in base64 by itself. */
const holds = (text: string, value: string): boolean =>
  [
    value,
    JSON.stringify(value).slice(1, -1),
    encodeURIComponent(value),
    Buffer.from(value).toString('base64').replace(/=+$/, ''),
  ].some((form) => text.includes(form));
