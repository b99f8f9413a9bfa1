import { expect, test } from 'vitest';
import { type CustomerView, type CustomerViewFacts, viewOfCustomer } from './customer-view.ts';

const fresh: CustomerViewFacts = {
  status: 'open',
  waitingOn: null,
  hasOwner: false,
  isUnanswered: true,
  hasAnswer: false,
};

test.each<[string, Partial<CustomerViewFacts>, CustomerView]>([
  ['it has just come', {}, 'received'],
  ['somebody has it', { hasOwner: true }, 'inWork'],
  ['she wrote again after an answer', { hasAnswer: true }, 'inWork'],
  ['it was answered', { hasAnswer: true, isUnanswered: false, hasOwner: true }, 'answered'],
  ['we began it, and nobody has answered anything', { isUnanswered: false }, 'received'],
  ['we wait for her', { status: 'waiting', waitingOn: 'customer', isUnanswered: false }, 'waitingForYou'],
  ['we wait for somebody else', { status: 'waiting', waitingOn: 'partner' }, 'inWork'],
  ['we wait for ourselves', { status: 'waiting', waitingOn: 'internal', hasAnswer: true }, 'inWork'],
  ['it is resolved', { status: 'resolved', isUnanswered: false, hasAnswer: true }, 'resolved'],
])('%s', (_, facts, view) => {
  expect(viewOfCustomer({ ...fresh, ...facts })).toBe(view);
});
