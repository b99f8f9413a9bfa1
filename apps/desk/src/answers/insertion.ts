import type { AnswerDto } from '@hilo/api';

type Insertion = (answer: AnswerDto) => void;

let current: Insertion | null = null;

/** Where an answer that is chosen elsewhere (by ⌘K) goes: the composer of the ticket that is open. */
export const insertion = {
  get: (): Insertion | null => current,
  /** @returns what takes it back */
  set: (insert: Insertion): (() => void) => {
    current = insert;
    return () => {
      if (current === insert) current = null;
    };
  },
};
