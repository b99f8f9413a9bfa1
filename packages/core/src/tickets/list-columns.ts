/** What the table of tickets can show beside the subject, in the order in which it is offered. */
export const ticketColumns = [
  'customer',
  'address',
  'status',
  'priority',
  'kind',
  'owner',
  'queue',
  'channel',
  'tags',
  'due',
  'waitingSince',
  'lastMessageAt',
  'createdAt',
  'messageCount',
  'trackingKey',
] as const;
export type TicketColumn = (typeof ticketColumns)[number];

/** As many as can still be told apart on a wide screen. */
export const mostColumns = 12;

/** Where nobody has chosen. */
export const usualColumns: readonly TicketColumn[] = [
  'customer',
  'status',
  'owner',
  'queue',
  'tags',
  'due',
  'lastMessageAt',
];

const fieldName = /^(ticket|customer)\.[a-z][a-zA-Z0-9]{0,39}$/;

/** A custom field of the ticket or of its customer, as a column is named by it: `ticket.zone`, `customer.vip`. */
export const isFieldName = (text: string): boolean => fieldName.test(text);

export const isTicketColumn = (text: string): text is TicketColumn =>
  ticketColumns.some((column) => column === text);
