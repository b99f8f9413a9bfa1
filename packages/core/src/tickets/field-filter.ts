import type { FieldType, FieldValue } from '../fields/field-value.ts';
import { foldWords } from '../rules/fold-words.ts';

/** What is asked of one custom field of a ticket, or of its customer. */
export type FieldFilter = {
  subject: 'ticket' | 'customer';
  key: string;
  test:
    | { is: 'filled' }
    | { is: 'empty' }
    /** A choice by its id, a tick as `true` or `false`, a number or a day as it is written; of texts a part is enough. */
    | { is: 'value'; value: string }
    /** Numbers or days, both ends among them; an end that is left out is open. */
    | { is: 'between'; from: string | null; to: string | null };
};

const named = /^(ticket|customer)\.([a-z][a-zA-Z0-9]{0,39}):(.{1,200})$/s;
const bound = String.raw`(?:-?\d{1,15}(?:\.\d{1,6})?|\d{4}-\d{2}-\d{2})`;
const between = new RegExp(`^(${bound})?\\.\\.(${bound})?$`);

/**
 * As it stands in an address and in a saved view: `ticket.zone:north`, `customer.vip:true`, `ticket.visit:2026-12-01..`,
 * `ticket.order:*` where it is filled in and `ticket.order:-` where it is not. Null where it means nothing.
 */
export const readFieldFilter = (text: string): FieldFilter | null => {
  const [, subject, key, asked] = named.exec(text) ?? [];
  if ((subject !== 'ticket' && subject !== 'customer') || key === undefined || asked === undefined)
    return null;
  if (asked === '*' || asked === '-')
    return { subject, key, test: asked === '*' ? { is: 'filled' } : { is: 'empty' } };
  const range = asked === '..' ? null : between.exec(asked);
  if (range) return { subject, key, test: { is: 'between', from: range[1] ?? null, to: range[2] ?? null } };
  return { subject, key, test: { is: 'value', value: asked } };
};

/** A custom field of one ticket or customer as it stands; null where it is empty. */
export type HeldField = { type: FieldType; value: FieldValue | null };

const numberOf = (end: string | null, open: number): number => (end === null ? open : Number(end));

/**
 * Does what a field holds fit what is asked? Of several choices one is enough, of a text a part of it, whatever its
 * accents; a tick that was never set means the same as one that was taken away. The server's lists ask the same in SQL.
 */
export const fitsField = ({ type, value }: HeldField, { test }: Pick<FieldFilter, 'test'>): boolean => {
  if (test.is === 'filled') return value !== null;
  if (test.is === 'empty') return value === null;
  if (test.is === 'value') {
    if (value === null) return type === 'checkbox' && test.value === 'false';
    if (type === 'text' || type === 'link') return foldWords(String(value)).includes(foldWords(test.value));
    return Array.isArray(value) ? value.includes(test.value) : String(value) === test.value;
  }
  const { from, to } = test;
  if (type === 'number' && typeof value === 'number')
    return (
      numberOf(from, Number.NEGATIVE_INFINITY) <= value && value <= numberOf(to, Number.POSITIVE_INFINITY)
    );
  return type === 'date' && typeof value === 'string' && (from ?? value) <= value && value <= (to ?? value);
};
