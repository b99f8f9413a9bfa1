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
