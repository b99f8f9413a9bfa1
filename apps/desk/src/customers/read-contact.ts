import { readPhoneCell } from '@hilo/core';

/** An address or a number as somebody types it; null where it is neither. */
export const readContact = (typed: string): { kind: 'mailAddress' | 'phone'; value: string } | null => {
  const text = typed.trim();
  if (/^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/.test(text)) return { kind: 'mailAddress', value: text };
  const number = readPhoneCell(text);
  return number === null ? null : { kind: 'phone', value: number };
};
