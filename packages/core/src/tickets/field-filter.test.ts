import { expect, it } from 'vitest';
import { readFieldFilter } from './field-filter.ts';

it.each([
  ['ticket.zone:north', { subject: 'ticket', key: 'zone', test: { is: 'value', value: 'north' } }],
  ['customer.vip:true', { subject: 'customer', key: 'vip', test: { is: 'value', value: 'true' } }],
  ['ticket.order:A: 1..x', { subject: 'ticket', key: 'order', test: { is: 'value', value: 'A: 1..x' } }],
  ['ticket.order:*', { subject: 'ticket', key: 'order', test: { is: 'filled' } }],
  ['ticket.order:-', { subject: 'ticket', key: 'order', test: { is: 'empty' } }],
  [
    'ticket.boilers:-2..5.5',
    { subject: 'ticket', key: 'boilers', test: { is: 'between', from: '-2', to: '5.5' } },
  ],
  [
    'ticket.visit:2026-12-01..',
    { subject: 'ticket', key: 'visit', test: { is: 'between', from: '2026-12-01', to: null } },
  ],
  ['ticket.visit:..', { subject: 'ticket', key: 'visit', test: { is: 'value', value: '..' } }],
  ['agent.zone:north', null],
  ['ticket.Zone:north', null],
  ['ticket.zone:', null],
  ['ticket.zone', null],
])('%s', (text, filter) => {
  expect(readFieldFilter(text)).toEqual(filter);
});
