import { describe, expect, test } from 'vitest';
import { type AutomaticInput, recogniseAutomatic } from './recognise-automatic.ts';

const person: AutomaticInput = {
  headers: [],
  from: { name: 'Ana', address: 'ana@example.org' },
  subject: 'Mi pedido',
  returnPath: 'ana@example.org',
  rootType: 'text/plain',
  types: ['text/plain'],
  calendarMethod: null,
  bounced: false,
};
const header = (name: string, value: string) => ({ headers: [{ name, value }] });
const sender = (address: string) => ({ from: { name: null, address } });

const cases: [string, Partial<AutomaticInput>, string | null, 'auto' | 'bulk' | null][] = [
  ['a person', {}, null, null],
  [
    'Auto-Submitted: auto-replied',
    header('auto-submitted', 'auto-replied; owner-email="a@b"'),
    'auto-submitted',
    'auto',
  ],
  ['Auto-Submitted: auto-generated', header('auto-submitted', 'Auto-Generated'), 'auto-submitted', 'auto'],
  ['Auto-Submitted: no', header('auto-submitted', 'No (a person)'), null, null],
  ['null path', { returnPath: '' }, 'null-return-path', 'auto'],
  ['path unknown', { returnPath: null }, null, null],
  ['multipart/report', { rootType: 'multipart/report' }, 'delivery-report', 'auto'],
  [
    'a read receipt',
    { types: ['text/plain', 'message/disposition-notification'] },
    'delivery-report',
    'auto',
  ],
  ['a status part that a person attached', { types: ['text/plain', 'message/delivery-status'] }, null, null],
  ['a bounce in prose', { bounced: true }, 'delivery-report', 'auto'],
  ['X-Autoreply', header('x-autoreply', 'yes'), 'x-autoreply', 'auto'],
  ['X-Autoreply: no', header('x-autoreply', 'no'), null, null],
  ['Precedence: auto_reply', header('precedence', 'auto_reply'), 'precedence-auto-reply', 'auto'],
  ['Precedence: bulk', header('precedence', 'Bulk'), 'precedence', 'bulk'],
  ['Precedence: normal', header('precedence', 'normal'), null, null],
  ['List-Unsubscribe', header('list-unsubscribe', '<mailto:x@y>'), 'list', 'bulk'],
  [
    'X-Auto-Response-Suppress: All',
    header('x-auto-response-suppress', 'All'),
    'auto-response-suppress',
    'bulk',
  ],
  ['X-Auto-Response-Suppress: None', header('x-auto-response-suppress', 'None'), null, null],
  ['mailer-daemon', sender('MAILER-DAEMON@mx.example.net'), 'mailer-daemon', 'auto'],
  ['postmaster', sender('postmaster@example.net'), 'postmaster', 'bulk'],
  ['noreply', sender('noreply@example.net'), 'no-reply', 'bulk'],
  ['no-reply with a tag', sender('no-reply+123@example.net'), 'no-reply', 'bulk'],
  ['no-responder', sender('no-responder@example.es'), 'no-reply', 'bulk'],
  ['a person called Noreplyson', sender('noreplyson@example.net'), null, null],
  ['an invitation answered', { calendarMethod: 'REPLY' }, 'calendar-reply', 'auto'],
  ['an invitation', { calendarMethod: 'REQUEST' }, null, null],
];

describe('automatic mail', () => {
  test.each(cases)('%s', (_name, change, why, kind) => {
    expect(recogniseAutomatic({ ...person, ...change })).toEqual({ is: why !== null, why, kind });
  });

  test.each([
    'Automatic reply: pedido 7',
    'Respuesta automática: pedido',
    'Out of Office',
    'Out of Office Re: pedido',
    'Fuera de la oficina: Ana',
    'Resposta automàtica: comanda',
    'Abwesenheitsnotiz: Bestellung',
    'Réponse automatique : commande',
    'Autoreply: x',
    'Erantzun automatikoa: eskaera',
    '[Automatyczna odpowiedź] zamówienie',
    'Automatická odpověď: objednávka',
    'Automaattinen vastaus: tilaus',
    'Автоответ: заказ',
    '自动回复：订单',
    "Fora de l'oficina: comanda",
  ])('subject of a machine: %s', (subject) => {
    expect(recogniseAutomatic({ ...person, subject }).why).toBe('out-of-office-subject');
  });

  test.each([
    'Re: Automatic reply: pedido 7',
    'Out of office chairs?',
    'Problema con la respuesta automática',
    'Automatic replies are broken',
    'oooh',
    'Fuera de la oficina no funciona',
  ])('subject of a person: %s', (subject) => {
    expect(recogniseAutomatic({ ...person, subject }).is).toBe(false);
  });
});
