import type { Operations } from './generated/operations.ts';

export type HiloClientOptions = {
  /** Where Hilo lies: `https://hilo.example`. In a page of Hilo's own origin it may be left out. */
  origin?: string;
  /** `hilo_…`; without one the session of the browser counts. */
  apiKey?: string;
  /**
   * How often a call is tried again that got no answer, or one that another try can mend (2 unless told otherwise).
   * A write goes out with the same `Idempotency-Key` each time, so that it is done once.
   */
  retries?: number;
  fetch?: typeof globalThis.fetch;
};

type Common = {
  signal?: AbortSignal;
};
type Write = {
  /** A text of your own; the same call with the same key within 24 hours is done once. One is made where it is missing. */
  idempotencyKey?: string;
};

type Name = keyof Operations;
type Input<One extends Name> = Omit<Operations[One], 'answer'> &
  Common &
  (One extends `get${string}` ? unknown : Write);
type Needed<One extends Name> = 'params' extends keyof Operations[One]
  ? true
  : 'body' extends keyof Operations[One]
    ? true
    : undefined extends Operations[One]['query' & keyof Operations[One]]
      ? false
      : 'query' extends keyof Operations[One]
        ? true
        : false;

/** Every operation of the API by the name that it has in openapi.json. */
export type HiloClient = {
  [One in Name]: Needed<One> extends true
    ? (input: Input<One>) => Promise<Operations[One]['answer']>
    : (input?: Input<One>) => Promise<Operations[One]['answer']>;
};

/** Everything in a list, page after page, each page asked for when it is needed. */
export type EachItem = <Given, Item>(
  list: (input: Given) => Promise<{ items: readonly Item[]; nextCursor: string | null }>,
  input: NoInfer<NonNullable<Given>>,
) => AsyncGenerator<Item, void, undefined>;
